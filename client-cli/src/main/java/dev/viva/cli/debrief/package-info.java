/** {@code viva debrief} and {@code viva decide}. */
package dev.viva.cli.debrief;
