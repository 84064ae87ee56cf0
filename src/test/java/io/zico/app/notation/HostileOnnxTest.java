package io.zico.app.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.CodedOutputStream;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.cost.Costs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.FunctionProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models that no tool wrote: refused, or read within the limits, and nothing else. */
@Timeout(120)
class HostileOnnxTest {

  @Test
  void damagedModelsAreRefusedOrRead() throws IOException {
    var whole = model();
    var random = new SplittableRandom(11);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      refused += isRefused(damaged(whole, random)) ? 1 : 0;
    }

    assertThat(refused).isBetween(100, 500);
  }

  private static boolean isRefused(byte[] file) throws IOException {
    try {
      var graph =
          NetworkFile.read(new ByteArrayInputStream(file), Optional.empty(), Optional.empty());
      Costs.of(graph.architecture());
      CanonicalForm.of(graph.architecture());
      GraphText.read(GraphText.write(graph));
      return false;
    } catch (InvalidArchitectureException e) {
      return true;
    }
  }

  /** With some bytes changed, left out, or there twice. */
  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    var file = whole.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int place = 1 + random.nextInt(file.length - 1);
      int length = random.nextInt(Math.min(64, file.length - place));
      switch (random.nextInt(4)) {
        case 0 -> file[place] = (byte) random.nextInt(256);
        case 1 -> file[place] ^= (byte) (1 << random.nextInt(8));
        case 2 -> file = joined(Arrays.copyOf(file, place), file, place + length);
        default -> file = joined(Arrays.copyOf(file, place + length), file, place);
      }
    }
    return file;
  }

  private static byte[] joined(byte[] start, byte[] file, int from) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(start);
    all.write(file, from, file.length - from);
    return all.toByteArray();
  }

  @Test
  void weightsElsewhereAreNeverLookedFor() {
    var model = Models.of(1, 3, 4, 4);
    var location =
        StringStringEntryProto.newBuilder().setKey("location").setValue("../../etc/passwd");
    model
        .graph()
        .addInitializer(
            TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(location)
                .addAllDims(List.of(8L, 3L, 1L, 1L)));
    var network = model.then("Conv", "conv", "w").read().architecture();

    assertThat(Costs.of(network).parameters()).isEqualTo(24);
  }

  @Test
  void cyclesAreRefused() {
    var model = Models.of(1, 3, 4, 4).node("Add", "a", "x", "b").node("Add", "b", "a", "x");

    assertRefused(model, "node 'a' (Add): it reads 'b', which no node before it gives");
  }

  /** Ten gigabytes, declared in twenty bytes. */
  @Test
  void declaredSizesTakeNoMemory() {
    var linear =
        Models.of(1, 3, 4, 4)
            .weights("w", 48, 53_687_091)
            .then("Flatten", "flat")
            .then("MatMul", "fc", "w");
    var filled =
        Models.of(1, 3, 4, 4)
            .wholes("sides", 1L << 40, 1L << 40)
            .node("ConstantOfShape", "zeros", "sides")
            .node("MatMul", "fc", "x", "zeros");

    assertThat(Costs.of(linear.read().architecture()).parameters()).isEqualTo(48L * 53_687_091);
    assertRefused(filled, "node 'zeros' (ConstantOfShape): its numbers are too large");
  }

  @Test
  void millionsOfNodesAreCountedAndNoMore() throws IOException {
    var node = NodeProto.newBuilder().setOpType("Relu").addInput("x").addOutput("x").build();
    var bytes = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < 10_000; i++) {
      out.writeMessage(1, node);
    }
    out.flush();
    int nodes = 100 * bytes.size();
    var head = new ByteArrayOutputStream();
    var start = CodedOutputStream.newInstance(head);
    start.writeInt64(1, 8);
    start.writeTag(7, 2);
    start.writeUInt32NoTag(nodes);
    start.flush();
    var parts =
        IntStream.range(0, 100)
            .<InputStream>mapToObj(i -> new ByteArrayInputStream(bytes.toByteArray()))
            .toList();
    var file =
        new SequenceInputStream(
            new ByteArrayInputStream(head.toByteArray()),
            new SequenceInputStream(Collections.enumeration(parts)));

    assertThat(catchThrowableOfType(InvalidArchitectureException.class, () -> OnnxFile.read(file)))
        .hasMessageContaining("more than 40,000 nodes");
  }

  /** Each attribute of two bytes would be an object of fifty. */
  @Test
  void emptyAttributesAreNoNetwork() {
    var node = NodeProto.newBuilder().setOpType("Relu").addInput("x").addOutput("y");
    for (int i = 0; i < 2_000_000; i++) {
      node.addAttribute(AttributeProto.getDefaultInstance());
    }
    var model = Models.of(1, 3, 4, 4);
    model.graph().addNode(node);

    assertRefused(model, "besides its weights");
  }

  /** Each is short enough to be kept, but all of them are not. */
  @Test
  void manySmallTensorsAreNoNetwork() {
    var model = Models.of(1, 3, 4, 4);
    for (int i = 0; i < 4_000; i++) {
      model.wholes("c" + i, new long[1_024]);
    }

    assertRefused(model.then("Relu", "y"), "besides its weights");
  }

  @Test
  void computedConstantsAreBounded() {
    var model = Models.of(1, 3, 4, 4).wholes("c", new long[1_024]).node("Add", "n0", "c", "c");
    for (int i = 1; i < 2_000; i++) {
      model.node("Add", "n" + i, "n" + (i - 1), "c");
    }

    assertRefused(model, "more than 1,000,000 constant numbers");
  }

  /** A hundred million values, joined of one list. */
  @Test
  void longListsAreNotJoined() {
    var parts = new String[100_000];
    Arrays.fill(parts, "c");
    var model =
        Models.of(1, 3, 4, 4)
            .wholes("c", new long[1_024])
            .node("Concat", "all", parts)
            .withWhole("axis", 0)
            .node("Reshape", "y", "x", "all");

    assertRefused(model, "node 'y' (Reshape)");
  }

  @Test
  void functionsAreNotCalled() {
    var call = NodeProto.newBuilder().setOpType("f").setDomain("own").addInput("x").addOutput("y");
    var function = FunctionProto.newBuilder().setName("f").setDomain("own").addNode(call);
    var model = Models.of(1, 3, 4, 4).node("Relu", "y", "x");
    model.graph().clearNode().addNode(call);
    var file = ModelProto.newBuilder(model.model()).addFunctions(function).build();

    assertThat(
            catchThrowableOfType(
                InvalidArchitectureException.class, () -> Models.read(file.toByteArray())))
        .hasMessageContaining("node 'y' (own.f): there is no such operator here");
  }

  /** Each product is of the one before with itself: 2 to the power of 300 calls, if it were one. */
  @Test
  void powersOfPowersAreNotMultipliedOut() {
    var model = Models.of(1, 3, 4, 4).then("Relu", "n0");
    for (int i = 1; i <= 300; i++) {
      model.node("Mul", "n" + i, "n" + (i - 1), "n" + (i - 1));
    }

    assertThat(model.read().architecture().output().elements()).isEqualTo(48);
  }

  @Test
  void longChainsAreReadWithoutRecursion() {
    var model = Models.of(1, 3, 4, 4).number("one", 1);
    for (int i = 0; i < 9_000; i++) {
      model.then(i % 2 == 0 ? "Relu" : "Identity", "n" + i);
    }

    assertThat(model.read().architecture().output().elements()).isEqualTo(48);
  }

  @Test
  void tensorsOfAnyRankAreBounded() {
    var model = Models.of(1, 3, 4, 4);
    for (int i = 0; i < 40; i++) {
      model.then("Unsqueeze", "n" + i).with("axes", 0, 1, 2, 3, 4, 5, 6, 7);
    }

    assertRefused(model, "axes");
  }

  private static void assertRefused(Models model, String reason) {
    assertThat(catchThrowableOfType(InvalidArchitectureException.class, model::read))
        .hasMessageContaining(reason);
  }

  private static byte[] model() throws IOException {
    try (var stream = HostileOnnxTest.class.getResourceAsStream("/onnx/nats-tss-pool.onnx")) {
      return Objects.requireNonNull(stream).readAllBytes();
    }
  }
}
