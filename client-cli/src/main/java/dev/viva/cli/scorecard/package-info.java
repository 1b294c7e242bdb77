/** {@code viva scorecard} and what belongs to it: one class for each verb. */
package dev.viva.cli.scorecard;
