/**
 * Scorecards and debriefs as documents, statistics: pure functions over records, one renderer for
 * each format.
 */
package dev.viva.server.report;
