/** Markdown that people wrote, made into HTML that is safe to open. */
package dev.viva.server.document;
