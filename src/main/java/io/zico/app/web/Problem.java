package io.zico.app.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes problem details whose type, title and status agree. */
final class Problem {

  private Problem() {}

  /** A problem of a named kind: {@code slot-too-small} is titled "Slot too small". */
  static ProblemDetail of(HttpStatusCode status, String slug, @Nullable String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    return named(problem, slug);
  }

  /** A problem that its HTTP status describes well enough. */
  static ProblemDetail of(HttpStatusCode status, @Nullable String detail) {
    return of(status, slug(status), detail);
  }

  /** The problem with type and title, if it had none. */
  static ProblemDetail completed(ProblemDetail problem) {
    var type = problem.getType();
    var blank = type == null || type.toString().equals("about:blank");
    return blank ? named(problem, slug(HttpStatusCode.valueOf(problem.getStatus()))) : problem;
  }

  private static ProblemDetail named(ProblemDetail problem, String slug) {
    var title = slug.replace('-', ' ').replace("json", "JSON");
    problem.setType(URI.create("/problems/" + slug));
    problem.setTitle(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    return problem;
  }

  private static String slug(HttpStatusCode status) {
    var known = HttpStatus.resolve(status.value());
    return known == null
        ? "status-" + status.value()
        : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
