package io.zico.app.scoring;

/**
 * What one proxy gave the networks of a cohort, as its row has it.
 *
 * @param version of the proxy
 * @param scores JSON array in the order of the networks; null where there is none
 */
public record CohortScores(String proxy, String version, String scores) {}
