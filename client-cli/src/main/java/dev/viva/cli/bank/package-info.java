/** {@code viva bank} and what belongs to it: one class for each verb. */
package dev.viva.cli.bank;
