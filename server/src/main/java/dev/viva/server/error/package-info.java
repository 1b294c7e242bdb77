/** The failures that a caller can do something about. */
package dev.viva.server.error;
