/**
 * Comparing many networks: rank correlations, intervals under seed noise, cohorts, ensembles of
 * ranks and Pareto fronts. Pure functions of numbers that proxies gave.
 */
@NullMarked
package io.zico.core.ranking;

import org.jspecify.annotations.NullMarked;
