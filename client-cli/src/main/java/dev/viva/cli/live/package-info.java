/**
 * {@code viva live}: the screen of a running interview. A pure core ({@link Model}, {@link Screen},
 * {@link Merge}, {@link NoteText}) turns events into states, commands and lines; around it {@link
 * Outbox} and {@link Spool} keep every change on disk before it counts as saved, {@link Sender}
 * brings the changes to the server, {@link Follower} brings news back, and {@link LiveLoop} owns
 * the terminal.
 */
@NullMarked
package dev.viva.cli.live;

import org.jspecify.annotations.NullMarked;
