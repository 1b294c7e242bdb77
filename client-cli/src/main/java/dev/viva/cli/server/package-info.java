/** The server and its data: start one, stop it, back it up. */
package dev.viva.cli.server;
