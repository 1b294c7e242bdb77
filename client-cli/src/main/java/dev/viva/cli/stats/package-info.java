/** {@code viva stats} and what belongs to it: one class for each verb. */
package dev.viva.cli.stats;
