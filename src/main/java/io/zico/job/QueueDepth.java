package io.zico.job;

import java.time.Duration;

/**
 * How much work waits.
 *
 * @param evaluations that are queued
 * @param age since when the oldest of them waits; zero if there are none
 */
public record QueueDepth(long evaluations, Duration age) {}
