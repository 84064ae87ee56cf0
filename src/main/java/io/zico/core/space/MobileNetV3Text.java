package io.zico.core.space;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The notation of Once-for-All's sub-networks, as JSON or as Python prints it: {@code ks} and
 * {@code e} are the kernels and expansions of four blocks for each unit, {@code d} the depths of
 * the units. One number in place of a list is meant for all. Of blocks beyond the depth of their
 * unit any number of the space or 0 may be said, and is ignored.
 */
final class MobileNetV3Text {

  private static final int BLOCKS = MobileNetV3.UNITS * MobileUnit.MAX_DEPTH;

  private final LiteralReader text;
  private List<Setting> kernels = List.of();
  private List<Setting> expansions = List.of();
  private List<Setting> depths = List.of();

  /** A number and where it stands. */
  private record Setting(int position, int value) {}

  private MobileNetV3Text(String text) {
    this.text = new LiteralReader(new TextReader(text));
  }

  static MobileNetV3 parse(String text) {
    var reader = new MobileNetV3Text(text);
    var network = reader.network();
    reader.text.expectEnd();
    return network;
  }

  private MobileNetV3 network() {
    text.expect("{");
    text.fields(
        "}",
        Map.of(
            "ks",
            () -> kernels = settings(BLOCKS, orNone(MobileBlock.KERNELS)),
            "e",
            () -> expansions = settings(BLOCKS, orNone(MobileBlock.EXPANSIONS)),
            "d",
            () -> depths = settings(MobileNetV3.UNITS, MobileUnit.DEPTHS),
            "wid",
            () -> refuseValue("the width is that of the parameter 'width'"),
            "r",
            () -> refuseValue("the resolution is that of the parameter 'input'"),
            "image_size",
            () -> refuseValue("the resolution is that of the parameter 'input'")),
        Set.of("wid", "r", "image_size"));
    return new MobileNetV3(IntStream.range(0, MobileNetV3.UNITS).mapToObj(this::unit).toList());
  }

  /** The authors' settings have room for what is a parameter here. */
  private void refuseValue(String reason) {
    int start = text.position();
    if (!text.accept("null") && !text.accept("None")) {
      throw text.flaw(start, reason);
    }
  }

  private static List<Integer> orNone(List<Integer> choices) {
    return Stream.concat(choices.stream(), Stream.of(MobileNetV3.NO_BLOCK)).toList();
  }

  private List<Setting> settings(int count, List<Integer> choices) {
    int start = text.position();
    if (!text.isListNext()) {
      return Collections.nCopies(count, setting(choices));
    }
    var settings = text.list(count, () -> setting(choices));
    if (settings.size() < count) {
      throw text.flaw(start, "%d values belong here, not %d".formatted(count, settings.size()));
    }
    return settings;
  }

  private Setting setting(List<Integer> choices) {
    int start = text.position();
    int value = text.number(0, 9);
    if (!choices.contains(value)) {
      throw text.flaw(start, "expected one of %s but found %d".formatted(choices, value));
    }
    return new Setting(start, value);
  }

  private MobileUnit unit(int number) {
    int first = number * MobileUnit.MAX_DEPTH;
    return new MobileUnit(
        IntStream.range(first, first + depths.get(number).value()).mapToObj(this::block).toList());
  }

  private MobileBlock block(int number) {
    return new MobileBlock(existing(kernels.get(number)), existing(expansions.get(number)));
  }

  private int existing(Setting setting) {
    if (setting.value() == MobileNetV3.NO_BLOCK) {
      throw text.flaw(
          setting.position(), "0 says that there is no block, but its unit is deep enough for it");
    }
    return setting.value();
  }
}
