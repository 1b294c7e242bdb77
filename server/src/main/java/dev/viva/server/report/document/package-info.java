/**
 * What every report shares: redaction, words for ratings and figures, and the ways to put foreign
 * text into Markdown, HTML, PDF and CSV so that it stays text.
 */
package dev.viva.server.report.document;
