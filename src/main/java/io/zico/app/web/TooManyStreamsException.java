package io.zico.app.web;

/** As many clients follow events as may at a time. */
public final class TooManyStreamsException extends RuntimeException {

  TooManyStreamsException(int streams) {
    super("%d clients follow events already; poll instead, or come back later".formatted(streams));
  }
}
