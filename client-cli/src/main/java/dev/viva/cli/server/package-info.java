/** The local server: start one, stop it. */
package dev.viva.cli.server;
