/**
 * Reports: {@code scorecard} and {@code debrief} gather facts and render them, {@code statistics}
 * are pure functions over ratings, {@code document} is what the renderers share. This package only
 * serves them.
 */
package dev.viva.server.report;
