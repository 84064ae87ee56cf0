package io.zico.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.ranking.ParetoFront;
import io.zico.fixture.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Searches over the cells of the topology space whose proxies are published, judged by the accuracy
 * to which the cells were trained; other cells count as invalid.
 */
class ReplayTest {

  private static final int EVALUATIONS = 300;
  private static final int SEEDS = 10;
  private static final Objective ENSEMBLE = new Objective("ensemble", List.of("jacov", "params"));

  @Test
  void evolutionBeatsRandomSearchAtEqualEvaluations() throws IOException {
    var cells = cells();

    double evolution = meanAccuracy("evolution", cells);
    double random = meanAccuracy("random", cells);

    System.out.printf("best of ten: evolution %.2f, random %.2f%n", evolution, random);
    assertThat(evolution).isGreaterThan(random);
  }

  /** By parameters, and milliseconds below 10 on an edge GPU. */
  @Test
  void nsga2CoversMoreOfItsObjectivesThanRandomSearch() throws IOException {
    var cells = cells();

    double nsga2 = meanVolume("nsga2", cells);
    double random = meanVolume("random", cells);

    System.out.printf("hypervolume: nsga2 %.4f, random %.4f%n", nsga2, random);
    assertThat(nsga2).isGreaterThan(random);
  }

  private static double meanVolume(String algorithm, Map<String, Cell> cells) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(seed -> volume(algorithm, cells, seed))
        .average()
        .orElseThrow();
  }

  /** What the front of all that was seen covers. */
  private static double volume(String algorithm, Map<String, Cell> cells, int seed) {
    var objectives = Objectives.of(Objective.of("params"), Objective.of("speed"));
    var run = run(algorithm, cells, objectives, 1_000, seed);
    var scored = run.candidates().stream().filter(Candidate::isScored).toList();
    return ParetoFront.hypervolume(objectives.points(scored), 0, -10);
  }

  private static Run run(
      String algorithm, Map<String, Cell> cells, Objectives objectives, int evaluations, int seed) {
    var method = Specs.method(algorithm, Map.of());
    var spec = Specs.spec(Specs.cells(), method, List.of(objectives), evaluations, 4, seed);
    return Run.inOrder(spec, birth -> outcome(cells, birth.genotype(), objectives));
  }

  private static double meanAccuracy(String algorithm, Map<String, Cell> cells) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(seed -> accuracy(algorithm, cells, seed))
        .average()
        .orElseThrow();
  }

  /** The best of the ten that are returned. */
  private static double accuracy(String algorithm, Map<String, Cell> cells, int seed) {
    var objectives = Objectives.of(ENSEMBLE);
    var run = run(algorithm, cells, objectives, EVALUATIONS, seed);
    return Shortlist.of(run.candidates(), objectives, 10).places().stream()
        .map(place -> place.candidate().birth().genotype())
        .mapToDouble(genotype -> cell(cells, genotype).accuracy())
        .max()
        .orElseThrow();
  }

  private static Outcome outcome(Map<String, Cell> cells, String genotype, Objectives objectives) {
    if (!cells.containsKey(genotype)) {
      return new Outcome.Invalid("not in the table");
    }
    var cell = cell(cells, genotype);
    var values =
        Map.of("jacov", cell.jacov(), "params", cell.parameters(), "speed", -cell.latency());
    return new Outcome.Scored(
        objectives.measures().stream().map(name -> values.getOrDefault(name, Double.NaN)).toList());
  }

  private static Cell cell(Map<String, Cell> cells, String genotype) {
    return cells.getOrDefault(genotype, new Cell(Double.NaN, 0, 0, 0));
  }

  private record Cell(double jacov, double parameters, double latency, double accuracy) {}

  private static Map<String, Cell> cells() throws IOException {
    var folder = "data/benchmarks/nats_tss/";
    var proxies = rows(folder + "nats_tss_zc13_c10.csv");
    var latencies = rows(folder + "nats_tss_hw_c10.csv");
    var cells = new HashMap<String, Cell>();
    rows(folder + "nats_tss_accuracy.csv")
        .forEach(
            (index, row) -> {
              var proxy = proxies.getOrDefault(index, Map.of());
              if (!proxy.isEmpty()) {
                cells.put(
                    row.getOrDefault("arch", ""),
                    new Cell(
                        number(proxy, "jacov"),
                        number(proxy, "params"),
                        number(latencies.getOrDefault(index, Map.of()), "edgegpu_latency"),
                        number(row, "c10_test200")));
              }
            });
    return cells;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, "NaN"));
  }

  /** By index; each row by column. */
  private static Map<String, Map<String, String>> rows(String file) throws IOException {
    var lines = Files.readAllLines(Shared.file(file));
    var header = lines.get(0).split(",", -1);
    var rows = new HashMap<String, Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var values = line.split(",", -1);
      var row = new HashMap<String, String>();
      IntStream.range(0, header.length).forEach(i -> row.put(header[i], values[i]));
      rows.put(values[0], row);
    }
    return rows;
  }
}
