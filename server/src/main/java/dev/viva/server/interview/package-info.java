/** Candidates, interviews and scorecards: the session itself. */
package dev.viva.server.interview;
