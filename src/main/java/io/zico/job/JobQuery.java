package io.zico.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list.
 *
 * @param after the last job of the page before; the jobs older than it follow
 */
public record JobQuery(
    @Nullable String kind, @Nullable JobState state, @Nullable UUID after, int limit) {}
