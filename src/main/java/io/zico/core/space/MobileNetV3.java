package io.zico.core.space;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sub-network of Once-for-All's MobileNetV3. A block beyond the depth of its unit does not exist:
 * what a text says of it is forgotten.
 */
record MobileNetV3(List<MobileUnit> units) {

  static final int UNITS = 5;

  /** What the authors, too, write for a block that does not exist. */
  static final int NO_BLOCK = 0;

  MobileNetV3 {
    units = List.copyOf(units);
  }

  /** The JSON text that Python prints for the authors' settings. */
  @Override
  public String toString() {
    return "{\"ks\": [%s], \"e\": [%s], \"d\": [%s]}"
        .formatted(
            join(settings(MobileBlock::kernel)),
            join(settings(MobileBlock::expansion)),
            join(units.stream().mapToInt(MobileUnit::depth)));
  }

  private IntStream settings(ToIntFunction<MobileBlock> setting) {
    return units.stream().flatMapToInt(unit -> settings(unit, setting));
  }

  private static IntStream settings(MobileUnit unit, ToIntFunction<MobileBlock> setting) {
    return IntStream.concat(
            unit.blocks().stream().mapToInt(setting), IntStream.generate(() -> NO_BLOCK))
        .limit(MobileUnit.MAX_DEPTH);
  }

  private static String join(IntStream numbers) {
    return numbers.mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }
}
