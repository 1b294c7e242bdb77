/** The server: flags, wiring and life cycle. */
@NullMarked
package dev.viva.server;

import org.jspecify.annotations.NullMarked;
