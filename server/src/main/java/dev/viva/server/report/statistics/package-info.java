/**
 * What ratings say about raters, questions and areas: pure functions, each formula with its source.
 */
package dev.viva.server.report.statistics;
