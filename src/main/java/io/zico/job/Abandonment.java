package io.zico.job;

import tools.jackson.databind.json.JsonMapper;

/**
 * The result of an evaluation that is not tried again.
 *
 * @param attempts how many of them failed
 */
record Abandonment(String reason, int attempts) {

  static Abandonment afterDeaths(int attempts) {
    return new Abandonment(
        "given up after %d attempts: the worker died each time".formatted(attempts), attempts);
  }

  static Abandonment afterFailures(int attempts, String failure) {
    return new Abandonment("given up after %d attempts: %s".formatted(attempts, failure), attempts);
  }

  String json() {
    return JsonMapper.shared().writeValueAsString(this);
  }
}
