/**
 * What every service shares: callers, request ids, resource names, page tokens, and the mapping of
 * failures to statuses.
 */
package dev.viva.server.rpc;
