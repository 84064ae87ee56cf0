package io.zico.app.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The client's name for one request, so that repeating it does not repeat its effect. */
@Schema(
    type = "string",
    minLength = 1,
    maxLength = 255,
    description =
        "Your own name for this request: sent again with the same request, it gives back the job that was made then.")
public record IdempotencyKey(String value) {

  private static final int LONGEST = 255;

  public IdempotencyKey {
    var printable = value.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (value.isBlank() || value.length() > LONGEST || !printable) {
      throw new InvalidParameterException(
          "must be 1 to %d printable ASCII characters".formatted(LONGEST));
    }
  }

  public static IdempotencyKey of(String header) {
    return new IdempotencyKey(header.strip());
  }
}
