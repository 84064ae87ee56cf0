package io.zico.app.scoring;

/** Under what evidence is kept. */
record EvidenceKey(String architectureHash, String protocolHash, int seed) {}
