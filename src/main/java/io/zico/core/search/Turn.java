package io.zico.core.search;

import java.util.random.RandomGenerator;

/**
 * The occasion of one proposal.
 *
 * @param number the number of the candidate that is wanted, from 0
 * @param attempt how many proposals for this candidate were rejected
 * @param proposal how many proposals were made for all candidates, rejected ones included
 * @param stage the stage of the candidate before
 * @param stageStart the number of the first candidate of that stage
 * @param random chance, a function of the search's seed, the number and the attempt
 */
public record Turn(
    int number, int attempt, long proposal, int stage, int stageStart, RandomGenerator random) {}
