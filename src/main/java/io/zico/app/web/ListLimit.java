package io.zico.app.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * A parser that stops at the first list or object that is too long, while it reads it: what a small
 * body says in two bytes may take a hundred in memory.
 */
final class ListLimit extends JsonParserDelegate {

  private final int longest;
  private final Faults faults;

  ListLimit(JsonParser parser, int longest, Faults faults) {
    super(parser);
    this.longest = longest;
    this.faults = faults;
  }

  @Override
  public @Nullable JsonToken nextToken() {
    return checked(super.nextToken());
  }

  @Override
  public @Nullable JsonToken nextValue() {
    return checked(super.nextValue());
  }

  private @Nullable JsonToken checked(@Nullable JsonToken token) {
    if (token != null) {
      var place = streamReadContext();
      check(token.isStructStart() ? place.getParent() : place);
    }
    return token;
  }

  private void check(TokenStreamContext list) {
    if (!list.inRoot() && list.getCurrentIndex() >= longest) {
      faults.add(
          list.getParent().pathAsPointer().toString(),
          "has more than %,d %s".formatted(longest, list.inArray() ? "elements" : "properties"));
      throw new InvalidRequestException(faults.list());
    }
  }
}
