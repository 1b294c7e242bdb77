/** {@code viva login} and {@code viva logout}. */
package dev.viva.cli.login;
