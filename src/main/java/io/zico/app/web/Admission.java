package io.zico.app.web;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Marks the current request as admitted. */
final class Admission {

  private Admission() {}

  /** Admits the current request; {@code how} is what logs and metrics may know of the client. */
  static void grant(String how) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(how, null, List.of()));
    SecurityContextHolder.setContext(context);
  }
}
