package io.zico.job;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list.
 *
 * @param after the place of the last job of the page before; older jobs follow
 */
public record JobQuery(
    @Nullable String kind, @Nullable JobState state, @Nullable JobPlace after, int limit) {}
