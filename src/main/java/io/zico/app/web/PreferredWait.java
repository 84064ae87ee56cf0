package io.zico.app.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long the client would wait for a result, from {@code Prefer: wait=N} (RFC 7240); what cannot
 * be understood is no preference, as the RFC says.
 */
@Schema(type = "string", example = "wait=10", description = "wait=N, in seconds, at most 60.")
public record PreferredWait(int seconds) {

  /** Not at all. */
  public static final PreferredWait NONE = new PreferredWait(0);

  private static final int LONGEST = 60;

  private static final Pattern WAIT =
      Pattern.compile(
          "(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);

  public PreferredWait {
    seconds = Math.min(seconds, LONGEST);
  }

  /** Reads the header; zero seconds if it does not speak of waiting. */
  public static PreferredWait of(String header) {
    var wait = WAIT.matcher(header);
    return new PreferredWait(wait.find() ? Integer.parseInt(wait.group(1)) : 0);
  }

  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  /** The value of the header {@code Preference-Applied}. */
  public String applied() {
    return "wait=" + seconds;
  }
}
