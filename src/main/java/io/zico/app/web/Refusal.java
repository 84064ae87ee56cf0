package io.zico.app.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** An exception of a resource whose message is meant for the client, and what problem it is. */
public interface Refusal {

  HttpStatus status();

  /** The kind of problem, e.g. {@code name-taken}. */
  String slug();

  /** Where the request is at fault. */
  List<Fault> faults();
}
