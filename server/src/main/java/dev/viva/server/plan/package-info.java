/** Plans: from a brief to an ordered, timed set of questions. */
package dev.viva.server.plan;
