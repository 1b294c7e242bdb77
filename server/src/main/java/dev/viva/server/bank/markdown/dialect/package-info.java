/**
 * What the structure of a hand-written bank means. A page is a flat list of units; readings
 * recognise openings of questions by shape; the dialect, learned from the whole page, decides which
 * shapes count; what follows an opening becomes the parts of its record.
 */
package dev.viva.server.bank.markdown.dialect;
