package io.zico.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.WebUtils;

/**
 * Admits requests of this machine to a service without keys. A web page that the user has open is
 * on this machine too, so a foreign name (DNS rebinding) or a foreign origin is refused.
 */
final class LoopbackGuard extends OncePerRequestFilter {

  private static final Pattern LOOPBACK_NAME =
      Pattern.compile(
          "localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final HandlerExceptionResolver problems;

  LoopbackGuard(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var objection = objection(request);
    if (objection.isPresent()) {
      problems.resolveException(
          request, response, null, new AccessDeniedException(objection.get()));
    } else {
      Admission.grant("loopback");
      chain.doFilter(request, response);
    }
  }

  private static Optional<String> objection(HttpServletRequest request) throws IOException {
    if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
      return Optional.of("without a configured API key the service answers its own machine only");
    }
    if (!LOOPBACK_NAME.matcher(request.getServerName()).matches()) {
      return Optional.of(
          "without a configured API key the host must be localhost or a loopback address, not "
              + request.getServerName());
    }
    if (!READING.contains(request.getMethod())
        && !WebUtils.isSameOrigin(new ServletServerHttpRequest(request))) {
      return Optional.of("requests from pages of other origins are refused");
    }
    return Optional.empty();
  }
}
