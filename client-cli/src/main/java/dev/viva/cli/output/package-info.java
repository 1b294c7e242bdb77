/** Tables and texts that fit a terminal and are safe to show in it. */
package dev.viva.cli.output;
