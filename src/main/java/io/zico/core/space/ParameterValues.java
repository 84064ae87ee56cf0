package io.zico.core.space;

import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One valid value for each parameter of a space, or for each option of an algorithm. */
public final class ParameterValues {

  /** Of a network outside of all spaces. */
  public static final ParameterValues NONE = new ParameterValues(new TreeMap<>());

  private final Map<String, Object> values;

  private ParameterValues(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Every parameter at its default. */
  public static ParameterValues defaults(SearchSpace<?> space) {
    return of(space, Map.of());
  }

  /**
   * Checks values from outside and completes them with defaults.
   *
   * @param given by name: whole numbers as {@link Integer}, flags as {@link Boolean}, names as
   *     {@link String}, shapes as lists
   * @throws InvalidArchitectureException naming every value that does not fit and every unknown
   *     name
   */
  public static ParameterValues of(SearchSpace<?> space, Map<String, ?> given) {
    return of(space.info().id(), space.info().parameters(), given);
  }

  /**
   * Checks values from outside and completes them with defaults.
   *
   * @param owner whose parameters they are, as messages call it
   * @throws InvalidArchitectureException naming every value that does not fit and every unknown
   *     name
   */
  public static ParameterValues of(String owner, List<Parameter> parameters, Map<String, ?> given) {
    var flaws = new ArrayList<Flaw>();
    var values = new TreeMap<String, Object>();
    for (var parameter : parameters) {
      Object value = given.get(parameter.name());
      values.put(
          parameter.name(),
          value == null ? parameter.defaultValue() : parameter.read(value, flaws::add));
    }
    given.keySet().stream()
        .filter(name -> !values.containsKey(name))
        .map(name -> unknown(name, owner, parameters))
        .forEach(flaws::add);
    if (!flaws.isEmpty()) {
      throw new InvalidArchitectureException(flaws);
    }
    return new ParameterValues(values);
  }

  public int count(String name) {
    return (Integer) value(name);
  }

  public boolean flag(String name) {
    return (Boolean) value(name);
  }

  public String text(String name) {
    return (String) value(name);
  }

  public TensorShape shape(String name) {
    return (TensorShape) value(name);
  }

  public TensorShape input() {
    return shape(Parameter.INPUT);
  }

  /** The same but for the input, which is at its default. */
  public ParameterValues withUsualInput(SearchSpace<?> space) {
    var others = asMap();
    others.remove(Parameter.INPUT);
    return of(space, others);
  }

  public int classes() {
    return count(Parameter.CLASSES);
  }

  /** All values by name, shapes as lists: what {@link #of} reads back. */
  public Map<String, Object> asMap() {
    var map = new TreeMap<String, Object>();
    values.forEach(
        (name, value) ->
            map.put(name, value instanceof TensorShape shape ? shape.dimensions() : value));
    return map;
  }

  private Object value(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no parameter is called " + name));
  }

  private static Flaw unknown(String name, String owner, List<Parameter> parameters) {
    var known = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    return new Flaw(
        "/" + name.replace("~", "~0").replace("/", "~1"),
        "%s has no parameter '%s'; it has %s".formatted(owner, name, known));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
