package dev.viva.cli.live;

/** How to take a change back: the field gets its former value. */
record Undo(Field field, String former) {}
