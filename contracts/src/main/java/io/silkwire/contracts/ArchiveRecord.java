package io.silkwire.contracts;

/**
 * Where the bytes are that a statement was read from.
 *
 * @param file name of the WARC file, without folder
 * @param offset of the record in the file, in bytes
 * @param recordId {@code WARC-Record-ID}, a URN without angle brackets
 * @param payloadDigest {@code sha256:} and 64 hex digits, of the payload after transfer coding
 */
public record ArchiveRecord(String file, long offset, String recordId, String payloadDigest) {}
