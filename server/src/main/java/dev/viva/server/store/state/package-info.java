/**
 * What both stores share: immutable states, transactions over them, stored replies and the feed.
 * Nothing here touches a disk.
 */
package dev.viva.server.store.state;
