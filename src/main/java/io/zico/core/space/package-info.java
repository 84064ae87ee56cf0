/**
 * Which networks are allowed: search spaces as their authors wrote them.
 *
 * <p>To add a space, add one class that implements {@link io.zico.core.space.SearchSpace} and one
 * line to {@link io.zico.core.space.Spaces}; the contract tests cover it as soon as it is listed.
 */
@NullMarked
package io.zico.core.space;

import org.jspecify.annotations.NullMarked;
