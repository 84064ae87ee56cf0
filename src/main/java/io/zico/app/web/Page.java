package io.zico.app.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and how to ask for the next one.
 *
 * @param nextPageToken opaque; absent on the last page
 */
@Schema(description = "A part of a list.")
public record Page<T>(
    @Schema(description = "The items, in order.") List<T> items,
    @Schema(description = "Send it as pageToken to get the next page; absent on the last one.")
        @Nullable String nextPageToken) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page that another follows.
   *
   * @param list which list it is of, filter included
   * @param cursor where the next page starts, in the words of the resource
   */
  public static <T> Page<T> of(List<T> items, String list, String cursor) {
    return new Page<>(items, new PageToken(list, cursor).text());
  }

  /** The last page. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null);
  }

  /**
   * A page of a list that was read one item further than the page goes, to see whether there are
   * more.
   *
   * @param list which list it is of, filter included
   * @param cursor where the page after this item starts
   */
  public static <T> Page<T> of(
      List<T> oneMore, PageRequest request, String list, Function<T, String> cursor) {
    if (oneMore.size() <= request.size()) {
      return last(oneMore);
    }
    var items = oneMore.subList(0, request.size());
    return of(items, list, cursor.apply(items.get(items.size() - 1)));
  }

  /** The page with other items in the same places. */
  public <R> Page<R> map(Function<T, R> resource) {
    return new Page<>(items.stream().map(resource).toList(), nextPageToken);
  }
}
