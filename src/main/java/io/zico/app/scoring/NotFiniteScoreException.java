package io.zico.app.scoring;

/** A score came out as NaN or infinite, which is never reported as a number. */
public final class NotFiniteScoreException extends RuntimeException {

  NotFiniteScoreException(String proxy, int seed, String layer, double value) {
    super(
        "%s is %s under seed %d, because of the gradients of layer '%s'"
            .formatted(proxy, value, seed, layer));
  }
}
