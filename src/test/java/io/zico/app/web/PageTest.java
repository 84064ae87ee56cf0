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
    var page = Page.of(List.of("a", "b"), "b/ü 2");

    assertThat(new PageRequest(2, page.nextPageToken()).after(cursor -> cursor)).hasValue("b/ü 2");
  }

  @Test
  void startsAtTheBeginningWithoutAToken() {
    assertThat(new PageRequest(2, null).after(Integer::valueOf)).isEmpty();
    assertThat(new PageRequest(2, "").after(Integer::valueOf)).isEmpty();
  }

  @Test
  void refusesTokensThatItDidNotGive() {
    for (var token : List.of("!", "YQ", "MTIzNA==x")) {
      assertThatThrownBy(() -> new PageRequest(2, token).after(Integer::valueOf))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e -> assertThat(e.faults().get(0).parameter()).isEqualTo("pageToken"));
    }
  }

  @Test
  void cutsTheItemThatShowsThereIsMore() {
    var request = new PageRequest(2, null);

    assertThat(Page.of(List.of(1, 2, 3), request, String::valueOf))
        .isEqualTo(Page.of(List.of(1, 2), "2"));
    assertThat(Page.of(List.of(1, 2), request, String::valueOf))
        .isEqualTo(Page.last(List.of(1, 2)));
  }
}
