package io.zico.job;

/**
 * That an evaluation has ended.
 *
 * @param number grows in the order of the ends within the job, not always by one
 */
public record Ending(long number, int position, EvaluationState state) {}
