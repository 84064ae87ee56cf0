/**
 * Durable jobs: their life cycle, their tables, and the bridge to db-scheduler. A job is one row
 * and its evaluations' rows; nothing about it is held in memory, so any process may die at any
 * moment. Payloads and results are JSON that this package never reads; to add a kind of job, add a
 * bean that implements {@link io.zico.job.Work}.
 *
 * <p>Every transaction that changes a job or its evaluations first locks the job's row. An
 * evaluation's result is stored only by the attempt that owns it.
 */
@NullMarked
package io.zico.job;

import org.jspecify.annotations.NullMarked;
