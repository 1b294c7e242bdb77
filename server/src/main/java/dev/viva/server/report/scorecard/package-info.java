/**
 * A scorecard as a document: {@code ScorecardReport} holds the facts, one renderer for each format
 * sets them.
 */
package dev.viva.server.report.scorecard;
