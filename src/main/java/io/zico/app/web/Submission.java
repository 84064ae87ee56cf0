package io.zico.app.web;

import io.zico.job.Job;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The answer to whoever has submitted a job and waited for it, or not. */
public final class Submission {

  private Submission() {}

  /**
   * 200 if the job has ended, else 202 and when to look again.
   *
   * @param wait that was granted
   * @param location where the job can be polled
   */
  public static <T> ResponseEntity<T> answer(Job job, PreferredWait wait, String location, T body) {
    var response =
        job.state().isTerminal()
            ? ResponseEntity.ok()
            : ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, "1");
    if (wait.seconds() > 0) {
      response.header("Preference-Applied", wait.applied());
    }
    return response.location(URI.create(location)).body(body);
  }
}
