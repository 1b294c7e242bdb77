/** Who may call the server: users, tokens, and the check of every call. */
package dev.viva.server.access;
