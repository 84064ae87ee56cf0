package io.zico.app.web;

import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Answers polls: with the resource, or with 304 while its version is the one the client has. */
public final class Polled {

  private Polled() {}

  /**
   * The resource under the weak entity tag of its version: an estimate in it may differ.
   *
   * @param version changes whenever the resource does, e.g. a row's version
   * @param resource made only if the client does not have this version yet
   */
  public static <T> ResponseEntity<T> answer(
      WebRequest request, String version, Supplier<T> resource) {
    var tag = "W/\"" + version + "\"";
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }
    return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache()).body(resource.get());
  }
}
