/**
 * What an interviewer asks for: a brief, and how it is read from one line of words.
 *
 * <p>{@link dev.viva.server.brief.BriefParser} is the only way in. The words become tokens, a
 * reader for each kind of phrase (years, levels, lengths, shares, kinds, exclusions, limits) claims
 * the longest piece that it understands, and what belongs together is bound to its area.
 */
package dev.viva.server.brief;
