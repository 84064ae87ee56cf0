package io.zico.app.scoring;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.cost.Costs;
import io.zico.core.cost.LayerCost;
import io.zico.core.proxy.GradientSignal;
import io.zico.core.proxy.LayerNumber;
import io.zico.core.proxy.RatioSum;
import io.zico.core.proxy.Recorded;
import io.zico.core.proxy.Recorded.Gradients;
import io.zico.core.proxy.Recorded.Layers;
import io.zico.core.proxy.Recorded.Numbers;
import io.zico.core.proxy.Signal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what was recorded for one signal by the canonical order of the layers, so that it can be
 * read for any architecture with the same canonical form, whatever that one calls its layers.
 *
 * <p>A version, the losses of the batches, then what the kind of signal has. Evidence of the time
 * before there were several signals has the same form, and is of {@link Signal#GRADIENTS}.
 */
final class EvidenceCodec {

  private static final byte VERSION = 1;
  private static final int GRADIENT_BYTES = 1 + 2 * Long.BYTES + 2 * 4 * Double.BYTES;
  private static final int NUMBER_BYTES = 1 + Double.BYTES;

  private EvidenceCodec() {}

  /** What was recorded, with the losses of the passes in which it was seen. */
  record Entry(List<Double> losses, Recorded recorded) {}

  static byte[] write(CanonicalForm form, Entry entry) {
    var losses = entry.losses();
    var buffer =
        ByteBuffer.allocate(
            1 + Integer.BYTES + losses.size() * Double.BYTES + size(form, entry.recorded()));
    buffer.put(VERSION).putInt(losses.size());
    losses.forEach(buffer::putDouble);
    write(form, entry.recorded(), buffer);
    return buffer.array();
  }

  static Entry read(CanonicalForm form, Signal signal, byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    if (buffer.get() != VERSION) {
      throw new IllegalArgumentException("evidence of an unknown version");
    }
    var losses = doubles(buffer);
    return new Entry(losses, recorded(form, signal, buffer));
  }

  private static int size(CanonicalForm form, Recorded recorded) {
    if (recorded instanceof Numbers numbers) {
      return Integer.BYTES + numbers.values().size() * Double.BYTES;
    }
    if (recorded instanceof Layers layers) {
      return layers.layers().isEmpty() ? 0 : form.layers().size() * NUMBER_BYTES;
    }
    return form.layers().size() * GRADIENT_BYTES;
  }

  private static void write(CanonicalForm form, Recorded recorded, ByteBuffer buffer) {
    if (recorded instanceof Numbers numbers) {
      buffer.putInt(numbers.values().size());
      numbers.values().forEach(buffer::putDouble);
    } else if (recorded instanceof Layers layers && !layers.layers().isEmpty()) {
      canonical(form, layers.layers(), LayerNumber::layer)
          .forEach(
              number -> buffer.put((byte) (number.reached() ? 1 : 0)).putDouble(number.value()));
    } else if (recorded instanceof Gradients gradients) {
      canonical(form, gradients.layers(), GradientSignal::layer)
          .forEach(signal -> write(signal, buffer));
    }
  }

  private static Recorded recorded(CanonicalForm form, Signal signal, ByteBuffer buffer) {
    return switch (signal.shape()) {
      case NUMBERS -> new Numbers(doubles(buffer));
      case LAYERS -> layers(form, buffer);
      case GRADIENTS ->
          new Gradients(
              registered(
                  form,
                  name -> gradient(name, buffer),
                  layer -> GradientSignal.unreached(layer.name(), layer.weights())));
    };
  }

  /** Nothing is written where a signal could not be recorded in any layer. */
  private static Layers layers(CanonicalForm form, ByteBuffer buffer) {
    if (!buffer.hasRemaining() && !form.layers().isEmpty()) {
      return new Layers(List.of());
    }
    return new Layers(
        registered(
            form,
            name -> new LayerNumber(name, buffer.get() == 1, buffer.getDouble()),
            layer -> LayerNumber.unreached(layer.name())));
  }

  private static <T> List<T> canonical(
      CanonicalForm form, List<T> layers, Function<T, String> name) {
    Map<String, T> byName = layers.stream().collect(Collectors.toMap(name, Function.identity()));
    return form.layers().stream()
        .map(position -> form.nodes().get(position).name())
        .map(
            layer ->
                Optional.ofNullable(byName.get(layer))
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "the evidence has no signal of layer " + layer)))
        .toList();
  }

  /** In the order of the source; layers that the canonical form dropped are not connected. */
  private static <T> List<T> registered(
      CanonicalForm form, Function<String, T> next, Function<LayerCost, T> unreached) {
    var read = new HashMap<String, T>();
    for (int position : form.layers()) {
      var name = form.nodes().get(position).name();
      read.put(name, next.apply(name));
    }
    var layers = new ArrayList<T>();
    for (var layer : Costs.of(form.source()).layers()) {
      layers.add(
          Optional.ofNullable(read.get(layer.name())).orElseGet(() -> unreached.apply(layer)));
    }
    return layers;
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

  private static GradientSignal gradient(String layer, ByteBuffer buffer) {
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

  private static List<Double> doubles(ByteBuffer buffer) {
    var values = new ArrayList<Double>();
    for (int left = buffer.getInt(); left > 0; left--) {
      values.add(buffer.getDouble());
    }
    return values;
  }
}
