package io.zico.app.scoring;

import io.zico.core.proxy.Signal;

/**
 * Evidence as it is kept.
 *
 * @param evidence as {@link EvidenceCodec} wrote it
 * @param engine versions of what computed it
 * @param seconds that a slot was busy with this signal and all that were recorded with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EvidenceRow(Signal signal, byte[] evidence, String device, String engine, double seconds) {}
