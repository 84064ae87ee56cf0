/**
 * Runs untrained networks on DJL's PyTorch engine and reduces what it sees to {@link
 * io.zico.core.proxy.Evidence}, with a {@link io.zico.engine.SignalRecorder} for each signal; the
 * only package that imports {@code ai.djl}. Tensors never leave it.
 */
@NullMarked
package io.zico.engine;

import org.jspecify.annotations.NullMarked;
