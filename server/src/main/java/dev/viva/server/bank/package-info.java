/** Question banks: the questions, their areas, and how they are imported, listed and edited. */
package dev.viva.server.bank;
