/**
 * Import of hand-written question banks and export in Viva's own format. Pure functions: no I/O, no
 * clock.
 */
package dev.viva.server.bank.markdown;
