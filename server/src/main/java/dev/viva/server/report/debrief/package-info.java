/**
 * A panel's scorecards side by side, the decision, and candidates side by side: what a reader may
 * conclude, and how much of it hangs on one person, question or area.
 */
package dev.viva.server.report.debrief;
