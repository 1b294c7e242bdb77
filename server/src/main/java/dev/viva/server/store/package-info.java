/** The seam between the features and whatever keeps their data. */
package dev.viva.server.store;
