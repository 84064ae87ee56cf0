/**
 * Finding good architectures: algorithms as pure functions, the constraints on what they may
 * propose, and the order in which results are told to them.
 *
 * <p>{@link io.zico.core.search.Search} says which candidates are to be evaluated next and takes
 * their results in any order; all that is chosen is a function of the spec and of what was stored
 * of each candidate, so that a search can be taken up again anywhere. To add an algorithm, add one
 * class that implements {@link io.zico.core.search.Algorithm} and one line to {@link
 * io.zico.core.search.Algorithms}; the contract tests cover it as soon as it is listed. Nothing
 * here knows of scores' origin, of clocks or of tables.
 */
@NullMarked
package io.zico.core.search;

import org.jspecify.annotations.NullMarked;
