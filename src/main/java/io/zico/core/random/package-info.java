/** Chance without state: every random number is a function of a seed, a stream and a counter. */
@NullMarked
package io.zico.core.random;

import org.jspecify.annotations.NullMarked;
