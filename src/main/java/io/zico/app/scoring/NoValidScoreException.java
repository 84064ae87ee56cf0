package io.zico.app.scoring;

import java.util.Map;
import java.util.stream.Collectors;

/** None of the proxies that were asked for has a score for the network. */
public final class NoValidScoreException extends RuntimeException {

  NoValidScoreException(Map<String, InvalidScore> invalid) {
    super(
        invalid.entrySet().stream()
            .map(entry -> "%s is %s".formatted(entry.getKey(), entry.getValue().text()))
            .collect(Collectors.joining("; ")));
  }
}
