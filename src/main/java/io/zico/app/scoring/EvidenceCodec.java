package io.zico.app.scoring;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.Evidence;
import io.zico.core.proxy.GradientSignal;
import io.zico.core.proxy.RatioSum;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes evidence by the canonical order of the layers, so that it can be read for any architecture
 * with the same canonical form, whatever that one calls its layers.
 */
final class EvidenceCodec {

  private static final byte VERSION = 1;
  private static final int SIGNAL_BYTES = 1 + 2 * Long.BYTES + 2 * 4 * Double.BYTES;

  private EvidenceCodec() {}

  static byte[] write(CanonicalForm form, Evidence evidence) {
    Map<String, GradientSignal> signals =
        evidence.gradients().stream()
            .collect(Collectors.toMap(GradientSignal::layer, Function.identity()));
    int losses = evidence.losses().size();
    var buffer =
        ByteBuffer.allocate(
            1 + Integer.BYTES + losses * Double.BYTES + form.layers().size() * SIGNAL_BYTES);
    buffer.put(VERSION).putInt(losses);
    evidence.losses().forEach(buffer::putDouble);
    for (int position : form.layers()) {
      var name = form.nodes().get(position).name();
      var signal = signals.get(name);
      if (signal == null) {
        throw new IllegalArgumentException("the evidence has no signal of layer " + name);
      }
      write(signal, buffer);
    }
    return buffer.array();
  }

  static Evidence read(CanonicalForm form, byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    if (buffer.get() != VERSION) {
      throw new IllegalArgumentException("evidence of an unknown version");
    }
    var losses = new ArrayList<Double>();
    for (int left = buffer.getInt(); left > 0; left--) {
      losses.add(buffer.getDouble());
    }
    var signals = new HashMap<String, GradientSignal>();
    for (int position : form.layers()) {
      var name = form.nodes().get(position).name();
      signals.put(name, read(name, buffer));
    }
    return new Evidence(registered(form, signals), losses);
  }

  /** In the order of the source; layers that the canonical form dropped are not connected. */
  private static List<GradientSignal> registered(
      CanonicalForm form, Map<String, GradientSignal> signals) {
    return Costs.of(form.source()).layers().stream()
        .map(layer -> signals.getOrDefault(layer.name(), unreached(layer)))
        .toList();
  }

  private static GradientSignal unreached(LayerCost layer) {
    return GradientSignal.unreached(layer.name(), layer.weights());
  }

  private static void write(GradientSignal signal, ByteBuffer buffer) {
    buffer.put((byte) (signal.reached() ? 1 : 0));
    buffer.putLong(signal.weights()).putDouble(signal.firstBatchL2());
    write(signal.signed(), buffer);
    write(signal.absolute(), buffer);
  }

  private static void write(RatioSum sum, ByteBuffer buffer) {
    buffer.putLong(sum.counted()).putDouble(sum.sum());
    buffer.putDouble(sum.cappedSum()).putDouble(sum.largest());
  }

  private static GradientSignal read(String layer, ByteBuffer buffer) {
    boolean reached = buffer.get() == 1;
    long weights = buffer.getLong();
    double firstBatchL2 = buffer.getDouble();
    var signed = sum(buffer);
    var absolute = sum(buffer);
    return new GradientSignal(layer, weights, reached, signed, absolute, firstBatchL2);
  }

  private static RatioSum sum(ByteBuffer buffer) {
    return new RatioSum(
        buffer.getLong(), buffer.getDouble(), buffer.getDouble(), buffer.getDouble());
  }
}
