/**
 * From a draft to tags: areas, kind, level, difficulty and minutes, each stated or inferred with a
 * confidence.
 */
package dev.viva.server.bank.markdown.classify;
