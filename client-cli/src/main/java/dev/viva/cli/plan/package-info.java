/** {@code viva plan} and what belongs to it: one class for each verb. */
package dev.viva.cli.plan;
