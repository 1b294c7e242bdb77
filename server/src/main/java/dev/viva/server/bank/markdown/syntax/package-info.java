/**
 * From bytes to blocks: decoding, guards against hostile input, and flexmark's block structure
 * reduced to what the readings go by.
 */
package dev.viva.server.bank.markdown.syntax;
