/**
 * What a network is: an immutable graph of {@link io.zico.core.architecture.Operator operators}
 * with inferred shapes, and its {@link io.zico.core.architecture.CanonicalForm canonical form}: the
 * smallest graph that computes the same function of the same weights, in an order that does not
 * depend on how the architecture was written.
 *
 * <p>To add an operator, add one record to {@link io.zico.core.architecture.Operator}; the compiler
 * lists every visitor that must learn it.
 */
@NullMarked
package io.zico.core.architecture;

import org.jspecify.annotations.NullMarked;
