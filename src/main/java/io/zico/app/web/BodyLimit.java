package io.zico.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses a body whose declared length is over the limit before it is sent; one that declares none
 * is cut off where it is read. Multipart bodies go to disk and have limits of their own.
 */
@Component
final class BodyLimit extends OncePerRequestFilter {

  private final DataSize limit;
  private final HandlerExceptionResolver problems;

  BodyLimit(
      WebProperties properties,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.limit = properties.maxJson();
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit.toBytes()) {
      problems.resolveException(request, response, null, new BodyTooLargeException(limit));
    } else {
      chain.doFilter(request, response);
    }
  }
}
