package io.zico.app.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which part of a list the client asks for. */
@ParameterObject
public record PageRequest(
    @Parameter(
            description = "How many items at most; 100 if absent.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "1000"),
            example = "20")
        @Range(min = 1, max = PageRequest.LARGEST, message = PageRequest.BOUNDS)
        @Nullable Integer pageSize,
    @Parameter(description = "The nextPageToken of the page before.") @Nullable String pageToken) {

  private static final int LARGEST = 1_000;

  private static final String BOUNDS = "must be from 1 to " + LARGEST;

  private static final int DEFAULT = 100;

  /**
   * How many items at most. Checked here, so that no resource can forget it.
   *
   * @throws InvalidRequestException if the client asked for fewer than 1 or more than 1000
   */
  public int size() {
    int size = pageSize == null ? DEFAULT : pageSize;
    if (size < 1 || size > LARGEST) {
      throw new InvalidRequestException(Fault.ofParameter("pageSize", BOUNDS, size));
    }
    return size;
  }

  /**
   * Where the page starts; nothing on the first page.
   *
   * @param list which list is asked for, filter included
   * @param parse reads the cursor that {@link Page#of} was given; what it refuses is a bad token
   */
  public <T> Optional<T> after(String list, Function<String, T> parse) {
    if (pageToken == null || pageToken.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(PageToken.of(list, pageToken).cursor()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidRequestException(
          Fault.ofParameter(
              "pageToken", "is not a token of this list with this filter", pageToken));
    }
  }
}
