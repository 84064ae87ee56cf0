package io.zico.job;

import tools.jackson.databind.json.JsonMapper;

/**
 * The result of an evaluation that is not tried again.
 *
 * @param type what kind of failure it is; always the same
 * @param attempts how many of them failed
 */
record Abandonment(String type, String detail, int attempts) {

  private static final String TYPE = "given-up";

  static Abandonment afterDeaths(int attempts) {
    var detail =
        "given up after %d attempts: the worker died each time, at last with nothing else running";
    return new Abandonment(TYPE, detail.formatted(attempts), attempts);
  }

  static Abandonment afterFailures(int attempts, String failure) {
    var detail = "given up after %d attempts: %s".formatted(attempts, failure);
    return new Abandonment(TYPE, detail, attempts);
  }

  String json() {
    return JsonMapper.shared().writeValueAsString(this);
  }
}
