package io.zico.core.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a proxy says of a network: a number, or why there is none. */
public sealed interface Score {

  /** The number, if there is one. */
  Optional<Valid> valid();

  /**
   * A finite number and how it comes about.
   *
   * @param shares what each layer that counts adds, and they sum to the value; empty if the proxy
   *     is not a sum over layers
   * @param exclusions the layers that add nothing
   */
  record Valid(double value, List<Share> shares, List<Exclusion> exclusions) implements Score {

    public Valid {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a valid score is finite, but this is " + value);
      }
      shares = List.copyOf(shares);
      exclusions = List.copyOf(exclusions);
    }

    @Override
    public Optional<Valid> valid() {
      return Optional.of(this);
    }
  }

  /**
   * Why a network has no score, which therefore is not ranked.
   *
   * @param layer where it comes from, if from one layer
   */
  record Invalid(Cause cause, @Nullable String layer, String detail) implements Score {

    @Override
    public Optional<Valid> valid() {
      return Optional.empty();
    }
  }

  /** Why a network has no score. */
  enum Cause {
    /** A number of the passes is NaN or infinite, or the sum of finite ones is. */
    NOT_FINITE,
    /** The score is too close to zero for a number. */
    UNDERFLOW,
    /** Images that the network cannot tell apart make a matrix singular. */
    SINGULAR,
    /** The network has none of the operators that the proxy looks at. */
    NOTHING_TO_SEE,
    /** What the proxy differentiates does not depend on what it differentiates by. */
    DISCONNECTED,
    /** The space does not say what a thin network of it is. */
    NO_THIN_NETWORK,
    /** A batch norm sees one value of each channel, which has no deviation. */
    NORM_OF_ONE_VALUE
  }

  /** A number that is no sum over layers. */
  static Score of(double value) {
    return Double.isFinite(value)
        ? new Valid(value, List.of(), List.of())
        : new Invalid(Cause.NOT_FINITE, null, "the score is " + value);
  }

  static Score invalid(Cause cause, String detail) {
    return new Invalid(cause, null, detail);
  }

  /** The sum of what the layers add. */
  static Score sumOf(List<Share> shares, List<Exclusion> exclusions) {
    var broken = shares.stream().filter(share -> !Double.isFinite(share.value())).findFirst();
    if (broken.isPresent()) {
      var share = broken.get();
      return new Invalid(
          Cause.NOT_FINITE, share.layer(), "what the layer adds is " + share.value());
    }
    double sum = shares.stream().mapToDouble(Share::value).sum();
    return Double.isFinite(sum) ? new Valid(sum, shares, exclusions) : of(sum);
  }

  /** The sum of the numbers of all layers that are not zero. */
  static Score sumOf(List<LayerNumber> layers) {
    var shares = new ArrayList<Share>();
    var exclusions = new ArrayList<Exclusion>();
    for (var layer : layers) {
      if (layer.reached() && layer.value() != 0) {
        shares.add(Share.of(layer.layer(), layer.value()));
      } else {
        exclusions.add(
            new Exclusion(
                layer.layer(),
                layer.reached() ? Exclusion.Reason.NO_GRADIENT : Exclusion.Reason.DISCONNECTED));
      }
    }
    return sumOf(shares, exclusions);
  }
}
