package io.zico.app.searches;

import io.zico.app.searches.CandidateOrder.Place;
import io.zico.app.web.NotFoundException;
import io.zico.app.web.Page;
import io.zico.app.web.PageRequest;
import io.zico.job.Job;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The candidates of a search in every form. */
@Component
class CandidateLists {

  private static final int PAGE = 500;

  private final Candidates candidates;
  private final Plans plans;
  private final JsonMapper json;

  CandidateLists(Candidates candidates, Plans plans, JsonMapper json) {
    this.candidates = candidates;
    this.plans = plans;
    this.json = json;
  }

  Page<CandidateItem> page(Job job, CandidateChoice choice, PageRequest page) {
    var list =
        "candidates of %s where %s by %s".formatted(job.id(), choice.filter(), choice.orderBy());
    var after = page.after(list, Place::parse).orElse(null);
    var found = candidates.find(query(job, choice, after, page.size() + 1));
    var plan = plans.of(job);
    return Page.of(new ArrayList<>(found), page, list, placed -> placed.place().text())
        .map(placed -> CandidateItem.of(placed.candidate(), plan));
  }

  StreamingResponseBody ndjson(Job job, CandidateChoice choice) {
    return download(job, choice).ndjson();
  }

  StreamingResponseBody csv(Job job, CandidateChoice choice) {
    return download(job, choice).csv();
  }

  CandidateItem one(Job job, int number) {
    var plan = plans.of(job);
    return candidates
        .find(job.id(), number, plan.measures())
        .map(row -> CandidateItem.of(row, plan))
        .orElseThrow(
            () ->
                new NotFoundException("search %s has no candidate %d".formatted(job.id(), number)));
  }

  private CandidateDownload download(Job job, CandidateChoice choice) {
    return new CandidateDownload(candidates, plans.of(job), query(job, choice, null, PAGE), json);
  }

  private CandidateQuery query(Job job, CandidateChoice choice, @Nullable Place after, int limit) {
    var measures = plans.of(job).measures();
    var columns = CandidateColumn.of(measures);
    return new CandidateQuery(
        job.id(),
        measures,
        CandidateFilter.parse(choice.filter(), columns),
        CandidateOrder.parse(choice.orderBy(), columns),
        after,
        limit);
  }
}
