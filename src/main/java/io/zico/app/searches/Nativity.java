package io.zico.app.searches;

import io.zico.core.search.Birth;
import io.zico.job.NewJob;
import java.util.List;
import java.util.Optional;

/**
 * A search that is about to be submitted.
 *
 * @param births of the job's evaluations
 * @param end if nothing more will be born
 */
record Nativity(NewJob job, List<Birth> births, Optional<SearchEnd> end) {

  Nativity {
    births = List.copyOf(births);
  }

  Nativity named(String key, String print) {
    return new Nativity(job.named(key, print), births, end);
  }
}
