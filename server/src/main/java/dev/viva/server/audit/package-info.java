/**
 * The audit trail: who did what to which object, when, from where and with which outcome. It is the
 * journal, read again; what changes nothing is written into it as notes.
 */
package dev.viva.server.audit;
