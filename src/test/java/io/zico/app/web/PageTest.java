package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void hasAHundredItemsUnlessAsked() {
    assertThat(new PageRequest(null, null).size()).isEqualTo(100);
    assertThat(new PageRequest(7, null).size()).isEqualTo(7);
  }

  @Test
  void leadsFromPageToPageByItsToken() {
    var page = Page.of(List.of("a", "b"), "letters", "b/ü 2");

    assertThat(new PageRequest(2, page.nextPageToken()).after("letters", cursor -> cursor))
        .hasValue("b/ü 2");
  }

  @Test
  void startsAtTheBeginningWithoutAToken() {
    assertThat(new PageRequest(2, null).after("numbers", Integer::valueOf)).isEmpty();
    assertThat(new PageRequest(2, "").after("numbers", Integer::valueOf)).isEmpty();
  }

  @Test
  void refusesTokensThatItDidNotGive() {
    for (var token : List.of("!", "YQ", "MTIzNA==x")) {
      assertThatThrownBy(() -> new PageRequest(2, token).after("numbers", Integer::valueOf))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e -> assertThat(e.faults().get(0).parameter()).isEqualTo("pageToken"));
    }
  }

  @Test
  void refusesTokensOfAnotherList() {
    var token = Page.of(List.of(1, 2), "numbers below 9", "2").nextPageToken();
    var request = new PageRequest(2, token);

    assertThat(request.after("numbers below 9", Integer::valueOf)).hasValue(2);
    assertThatThrownBy(() -> request.after("numbers below 7", Integer::valueOf))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void cutsTheItemThatShowsThereIsMore() {
    var request = new PageRequest(2, null);

    assertThat(Page.of(List.of(1, 2, 3), request, "numbers", String::valueOf))
        .isEqualTo(Page.of(List.of(1, 2), "numbers", "2"));
    assertThat(Page.of(List.of(1, 2), request, "numbers", String::valueOf))
        .isEqualTo(Page.last(List.of(1, 2)));
  }
}
