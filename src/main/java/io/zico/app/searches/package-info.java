/**
 * {@code /v1/searches}: the best architectures of a space under budgets. A search is a job whose
 * evaluations breed the next ones; its candidates are rows, and {@code core.search} chooses them.
 */
@NullMarked
package io.zico.app.searches;

import org.jspecify.annotations.NullMarked;
