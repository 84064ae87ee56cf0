package io.zico.app.scoring;

/**
 * Evidence as it is kept.
 *
 * @param evidence as {@link EvidenceCodec} wrote it
 * @param engine versions of what computed it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EvidenceRow(byte[] evidence, String device, String engine, double seconds) {}
