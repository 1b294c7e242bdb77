/**
 * The people whom interviews are about, and what they may ask for: everything that is held, and
 * that it goes away. The only package that knows every place where something about a person is.
 */
package dev.viva.server.people;
