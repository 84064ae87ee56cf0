package io.zico.engine;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** What one layer owns. */
record LayerWeights(NDArray weight, @Nullable NDArray bias) {}
