package io.zico.core.search;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.TensorShape;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.SpaceInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** A space in which there is nothing to choose. */
final class OnePoint implements SearchSpace<String> {

  private static final String POINT = "point";

  Domain<String> domain() {
    return Domain.of(this);
  }

  @Override
  public SpaceInfo info() {
    return new SpaceInfo("one-point", "One architecture", "this test", POINT, List.of());
  }

  @Override
  public String parse(String text) {
    return text;
  }

  @Override
  public String format(String genotype) {
    return genotype;
  }

  @Override
  public Architecture decode(String genotype, ParameterValues parameters) {
    var builder = Architecture.builder(TensorShape.of(3, 4, 4));
    builder.add("only", Convolution.same(2, 1, 1), builder.input());
    return builder.build();
  }

  @Override
  public String sample(RandomGenerator random) {
    return POINT;
  }

  @Override
  public String mutate(String parent, RandomGenerator random) {
    return parent;
  }

  @Override
  public String crossover(String a, String b, RandomGenerator random) {
    return a;
  }

  @Override
  public Optional<BigInteger> cardinality() {
    return Optional.of(BigInteger.ONE);
  }

  @Override
  public Optional<IntFunction<String>> points() {
    return Optional.of(number -> POINT);
  }
}
