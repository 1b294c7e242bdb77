/** Briefs and plans: from one line of words to an ordered, timed set of questions. */
package dev.viva.server.plan;
