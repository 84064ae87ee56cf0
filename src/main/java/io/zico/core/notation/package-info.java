/**
 * How people write networks that no search space has: our own graph of operators, and what other
 * tools export, which is read into the same graph.
 *
 * <p>Nothing here reads bytes or JSON: a description comes as the maps, lists, texts and numbers
 * that a parser made of it. To add an operator to the graph, extend {@link
 * io.zico.core.notation.OperatorFields}, which the compiler demands, and {@link
 * io.zico.core.notation.OperatorReaders}, which a test demands.
 */
@NullMarked
package io.zico.core.notation;

import org.jspecify.annotations.NullMarked;
