package io.zico.app.searches;

import io.zico.app.searches.CandidateOrder.Place;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates of a search are wanted.
 *
 * @param measures of the search
 * @param after where the page before ended; null for the first
 */
record CandidateQuery(
    UUID search,
    List<Measure> measures,
    CandidateFilter filter,
    CandidateOrder order,
    @Nullable Place after,
    int limit) {

  CandidateQuery after(Place place) {
    return new CandidateQuery(search, measures, filter, order, place, limit);
  }
}
