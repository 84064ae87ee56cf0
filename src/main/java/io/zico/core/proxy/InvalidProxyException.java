package io.zico.core.proxy;

/** A proxy is asked for that does not exist, or with options that it does not have. */
public final class InvalidProxyException extends RuntimeException {

  InvalidProxyException(String message) {
    super(message);
  }
}
