package dev.viva.server.bank.markdown;

/**
 * A document as the client sent it.
 *
 * @param name file name as the client gave it; only shown and stored, never opened
 * @param bytes its content, expected to be UTF-8
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a carrier between the wire and the importer, never compared
public record SourceDocument(String name, byte[] bytes) {}
