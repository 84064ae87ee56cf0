/**
 * What a network looks at: images in memory, how they are brought to a network's input, and how
 * batches are drawn from them. Plain arrays and pure functions; reading files and rows is not done
 * here.
 */
@NullMarked
package io.zico.core.data;

import org.jspecify.annotations.NullMarked;
