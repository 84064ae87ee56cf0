package io.zico.job;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what to do when another process has the embedded database open. */
class DatabaseInUseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

  /** H2's code for a file that is locked. */
  private static final int ALREADY_OPEN = 90020;

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
    return locked(cause).map(locked -> analysis(rootFailure)).orElse(null);
  }

  private static Optional<Throwable> locked(SQLException cause) {
    return Stream.iterate((Throwable) cause, e -> e != null, Throwable::getCause)
        .filter(e -> e instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN)
        .findFirst();
  }

  private static FailureAnalysis analysis(Throwable failure) {
    return new FailureAnalysis(
        "Another process of the service has the database file open; an embedded database belongs to one process.",
        """
        Stop the other process, or give this one a folder of its own with --zico.data=FOLDER. To run \
        more than one process on the same jobs, use PostgreSQL: \
        --spring.datasource.url=jdbc:postgresql://HOST/DATABASE""",
        failure);
  }
}
