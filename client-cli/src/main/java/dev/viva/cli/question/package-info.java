/** {@code viva question} and what belongs to it: one class for each verb. */
package dev.viva.cli.question;
