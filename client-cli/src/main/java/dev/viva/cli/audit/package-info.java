/** {@code viva audit} and what belongs to it: one class for each verb. */
package dev.viva.cli.audit;
