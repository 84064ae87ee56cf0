package io.zico.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostValuesTest {

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void readsAcrossTheEndsOfPieces(DataType type) {
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var tensor = Tensors.of(manager, new Shape(2, 5), type, place -> place);
      double[] read = new double[7];

      HostValues.of(tensor, 3).read(2, 7, read);

      assertThat(read).containsExactly(2, 3, 4, 5, 6, 7, 8);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void readsInRowOrderWhateverTheLayout(DataType type) {
    try (var manager = NDManager.newBaseManager(Device.cpu())) {
      var tensor = Tensors.of(manager, new Shape(2, 3), type, place -> place).transpose();
      double[] read = new double[6];

      HostValues.of(tensor, 4).read(0, 6, read);

      assertThat(read).containsExactly(0, 3, 1, 4, 2, 5);
    }
  }
}
