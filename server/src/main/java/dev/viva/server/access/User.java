package dev.viva.server.access;

import dev.viva.server.rpc.Role;

/**
 * Somebody who may call the server.
 *
 * @param id lower-case letters, digits, {@code .}, {@code _} and {@code -}
 * @param tokenId id of the user's token
 */
record User(String id, Role role, String tokenId) {}
