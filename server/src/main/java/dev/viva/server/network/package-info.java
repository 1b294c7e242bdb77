/** The door: addresses, TLS, who may come from which page, how much one caller may ask. */
package dev.viva.server.network;
