package io.zico.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The output channels of the five cells of NATS-Bench's size space; the stem has those of the
 * first.
 */
record StageWidths(List<Integer> channels) {

  /** Cells of the network. */
  static final int CELLS = 5;

  /** Channels come in steps of this many. */
  static final int STEP = 8;

  /** Choices per cell: 8, 16, ..., 64. */
  static final int CHOICES = 8;

  StageWidths {
    channels = List.copyOf(channels);
  }

  static StageWidths parse(String text) {
    var reader = new TextReader(text);
    var channels = new ArrayList<Integer>();
    for (int i = 0; i < CELLS; i++) {
      if (i > 0) {
        reader.expect(":");
      }
      int start = reader.position();
      int width = reader.number(STEP, STEP * CHOICES);
      if (width % STEP != 0) {
        throw reader.flaw(
            start, "channels are 8, 16, 24, 32, 40, 48, 56 or 64, but were %d".formatted(width));
      }
      channels.add(width);
    }
    reader.expectEnd();
    return new StageWidths(channels);
  }

  @Override
  public String toString() {
    return channels.stream().map(String::valueOf).collect(Collectors.joining(":"));
  }
}
