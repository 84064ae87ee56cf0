package io.zico.app.web;

import io.zico.core.architecture.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the service.
 *
 * @param apiKeys the keys that open everything under /v1 and the metrics, each of at least 16
 *     characters; with none, the service listens on the loopback address only
 */
@ConfigurationProperties("zico.security")
public record ApiKeys(@DefaultValue List<String> apiKeys) {

  private static final int SHORTEST = 16;

  public ApiKeys {
    apiKeys = apiKeys.stream().filter(key -> !key.isBlank()).map(String::strip).toList();
    for (int i = 0; i < apiKeys.size(); i++) {
      if (apiKeys.get(i).length() < SHORTEST) {
        // names the key by its place: a key must never be logged
        throw new IllegalArgumentException(
            "zico.security.api-keys[%d] has %d characters, at least %d are needed"
                .formatted(i, apiKeys.get(i).length(), SHORTEST));
      }
    }
  }

  boolean none() {
    return apiKeys.isEmpty();
  }

  /** Whether the key is one of ours, in a time that does not tell how much of it was right. */
  boolean admit(String key) {
    var candidate = digest(key);
    boolean admitted = false;
    for (var known : apiKeys) {
      admitted |= MessageDigest.isEqual(digest(known), candidate);
    }
    return admitted;
  }

  private static byte[] digest(String key) {
    return Fingerprint.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ApiKeys[%d keys]".formatted(apiKeys.size());
  }
}
