package io.zico.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zico.core.architecture.TensorShape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreparationTest {

  private static final Image GREY = new Image(1, 1, 2, new byte[] {0, (byte) 255});
  private static final Image COLOUR = new Image(3, 1, 1, new byte[] {100, (byte) 200, 50});

  @Test
  void statisticsAreThoseOfThePopulation() {
    var statistics = new PixelStatistics();
    statistics.add(new Image(1, 1, 2, new byte[] {51, 51}));
    statistics.add(new Image(1, 1, 2, new byte[] {(byte) 153, (byte) 153}));

    // 0.2, 0.2, 0.6, 0.6
    var normalization = statistics.normalization();

    assertThat(normalization.mean().get(0)).isCloseTo(0.4, within(1e-12));
    assertThat(normalization.std().get(0)).isCloseTo(0.2, within(1e-12));
    assertThat(normalization.channels()).isEqualTo(1);
  }

  @Test
  void greyAmongColourCountsAsColour() {
    var statistics = new PixelStatistics();
    statistics.add(new Image(3, 1, 1, new byte[] {(byte) 255, 0, 0}));
    statistics.add(new Image(1, 1, 1, new byte[] {(byte) 255}));

    assertThat(statistics.normalization().mean()).containsExactly(1.0, 0.5, 0.5);
    assertThat(statistics.normalization().std()).containsExactly(0.0, 0.5, 0.5);
  }

  @Test
  void pixelsAreScaledThenNormalised() {
    var normalization = new Normalization(List.of(0.5), List.of(0.25));

    assertThat(prepare(GREY, TensorShape.of(1, 1, 2), normalization)).containsExactly(-2, 2);
  }

  @Test
  void greyIsRepeatedForColourNetworks() {
    var normalization = new Normalization(List.of(0.5), List.of(0.25));

    assertThat(prepare(GREY, TensorShape.of(3, 1, 2), normalization))
        .containsExactly(-2, 2, -2, 2, -2, 2);
  }

  @Test
  void colourBecomesLumaForGreyNetworks() {
    // 0.299 * 100 + 0.587 * 200 + 0.114 * 50
    assertThat(prepare(COLOUR, TensorShape.of(1, 1, 1), null))
        .containsExactly(new float[] {153}, within(1e-4f));
  }

  @Test
  void statisticsFollowTheChannels() {
    var colour = new Normalization(List.of(1.0, 0.0, 0.0), List.of(0.0, 1.0, 0.0));

    assertThat(colour.forChannels(1)).isEqualTo(new Normalization(List.of(0.299), List.of(0.587)));
  }

  @Test
  void aConstantChannelIsOnlyCentred() {
    var black = new Normalization(List.of(0.0), List.of(0.0));

    assertThat(prepare(GREY, TensorShape.of(1, 1, 2), black)).containsExactly(0, 1);
  }

  @Test
  void otherChannelsAreRefused() {
    assertThatThrownBy(() -> prepare(COLOUR, TensorShape.of(4, 1, 1), null))
        .hasMessage("3 channels cannot become 4");
  }

  private static float[] prepare(
      Image image, TensorShape input, @Nullable Normalization statistics) {
    return new Preparation(input, Resize.CROP, statistics).apply(image);
  }
}
