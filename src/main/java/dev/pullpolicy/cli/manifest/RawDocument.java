package dev.pullpolicy.cli.manifest;

/**
 * The bytes of one document of an input. Those of all documents of an input, separators first, are
 * the input.
 *
 * @param separator the line that separates it from what was before; empty where there is none
 * @param content the document itself; cut where it is longer than is read
 * @param firstLine the line of the input in which the content begins, from 1
 * @param isCut whether the content is longer
 */
// handed over once, never compared; a copy of every document would cost as much as reading it
@SuppressWarnings("ArrayRecordComponent")
public record RawDocument(byte[] separator, byte[] content, int firstLine, boolean isCut) {}
