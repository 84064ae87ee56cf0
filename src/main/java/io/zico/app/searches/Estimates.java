package io.zico.app.searches;

import io.zico.app.searches.EstimateResource.Basis;
import io.zico.app.searches.EstimateResource.Fraction;
import io.zico.app.searches.EstimateResource.Memory;
import io.zico.app.searches.EstimateResource.Range;
import io.zico.app.searches.EstimateResource.Seconds;
import io.zico.core.search.Birth;
import io.zico.core.search.Domain;
import io.zico.core.search.FeasibleFraction;
import io.zico.core.search.Quantity;
import io.zico.core.search.Spent;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.engine.DeviceStatus;
import io.zico.engine.Footprint;
import io.zico.engine.SlotPool;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says before a search what it would take. */
@Component
class Estimates {

  /** Of how many proposals the examples are those that came to be. */
  private static final int PROPOSALS = 2_000;

  /** How many architectures are drawn together, and in all. */
  private static final int ROUND = 50;

  private static final int MOST_DRAWN = 2_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Candidates that cost more or less by this factor say nothing. */
  private static final double LIKE = 4;

  private static final int LATEST = 200;
  private static final int ENOUGH = 5;

  /** Where nothing was measured, slots may be so much faster or slower than assumed. */
  private static final double DOUBT = 10;

  /** Of a normal distribution, 95 % lie within so many deviations. */
  private static final double DEVIATIONS = 1.96;

  private final JdbcClient jdbc;
  private final SlotPool slots;

  Estimates(JdbcClient jdbc, SlotPool slots) {
    this.jdbc = jdbc;
    this.slots = slots;
  }

  EstimateResource of(SearchPlan plan) {
    var request = plan.request();
    var budgets = Objects.requireNonNull(request.budgets()).budgets();
    int evaluations = evaluations(plan, budgets.evaluations());
    var examples = plan.search().next(Spent.NOTHING, PROPOSALS);
    var seconds = seconds(plan, examples);
    int pool = Math.max(1, slots.devices().stream().mapToInt(DeviceStatus::slots).sum());
    int busy = Math.min(pool, Objects.requireNonNull(request.window()));
    var each = new Range(seconds.expected(), seconds.low(), seconds.high());
    var device = each.times(evaluations).atMost(budgets.deviceSeconds());
    return new EstimateResource(
        evaluations,
        feasible(plan.domain()),
        seconds,
        device,
        device.times(1.0 / busy).atMost(budgets.wallClockSeconds()),
        pool,
        memory(plan, examples));
  }

  private static int evaluations(SearchPlan plan, int budget) {
    return plan.space()
        .cardinality()
        .map(all -> all.min(BigInteger.valueOf(budget)).intValueExact())
        .orElse(budget);
  }

  private static Fraction feasible(Domain<?> domain) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    int feasible = 0;
    int drawn = 0;
    while (drawn < MOST_DRAWN && (drawn == 0 || System.nanoTime() < end)) {
      feasible += FeasibleFraction.of(domain, drawn / ROUND, ROUND).feasible();
      drawn += ROUND;
    }
    var all = new FeasibleFraction(feasible, drawn);
    return new Fraction(all.value(), all.lower(), all.upper(), drawn);
  }

  /** The mean of candidates like the first ones, where enough of them were measured. */
  private Seconds seconds(SearchPlan plan, List<Birth> examples) {
    double assumed =
        examples.stream()
            .mapToDouble(one -> plan.seconds(0, one.cost(Quantity.MACS)))
            .average()
            .orElse(0);
    var slowness = slowness(assumed);
    if (slowness.size() < ENOUGH) {
      return new Seconds(assumed, assumed / DOUBT, assumed * DOUBT, Basis.ASSUMED, slowness.size());
    }
    double mean = slowness.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance =
        slowness.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum() / (slowness.size() - 1);
    double spread = DEVIATIONS * Math.sqrt(variance);
    return new Seconds(
        assumed * mean,
        assumed * Math.max(0, mean - spread),
        assumed * (mean + spread),
        Basis.MEASURED,
        slowness.size());
  }

  /** How much longer than assumed candidates of like cost took, the latest first. */
  private List<Double> slowness(double assumed) {
    return jdbc.sql(
            """
            SELECT candidate.device_seconds / evaluation.cost AS slowness
            FROM candidate
            JOIN evaluation ON evaluation.job_id = candidate.job_id
              AND evaluation.position = candidate.position
            WHERE candidate.device IS NOT NULL AND evaluation.cost BETWEEN :low AND :high
            ORDER BY candidate.finished_at DESC
            LIMIT :latest
            """)
        .param("low", assumed / LIKE)
        .param("high", assumed * LIKE)
        .param("latest", LATEST)
        .query(Double.class)
        .list();
  }

  private static Memory memory(SearchPlan plan, List<Birth> examples) {
    var space = plan.space();
    long most = examples.stream().mapToLong(one -> bytes(plan, space, one)).max().orElse(0);
    return new Memory(most, plan.deviceBytes() == Long.MAX_VALUE ? null : plan.deviceBytes());
  }

  private static long bytes(SearchPlan plan, SearchSpace<?> space, Birth birth) {
    var network =
        space.architecture(birth.genotype(), ParameterValues.of(space, plan.parameters()));
    return Footprint.of(plan.protocol(), plan.fit().signals()).bytes(network.nodes());
  }
}
