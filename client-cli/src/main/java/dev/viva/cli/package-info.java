/** The command line client. */
@NullMarked
package dev.viva.cli;

import org.jspecify.annotations.NullMarked;
