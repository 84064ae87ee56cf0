package io.zico.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters and parts that no one reads: they are misspelt, and something else is meant.
 */
final class KnownParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      var known =
          Arrays.stream(method.getMethodParameters())
              .flatMap(KnownParameters::names)
              .collect(Collectors.toCollection(TreeSet::new));
      var faults = new Faults();
      given(request)
          .filter(name -> !known.contains(name))
          .forEach(name -> faults.add(Fault.ofParameter(name, advice(known), null)));
      faults.throwIfAny();
    }
    return true;
  }

  private static String advice(Set<String> known) {
    return "there is no such parameter here; known are "
        + (known.isEmpty() ? "none" : String.join(", ", known));
  }

  private static Stream<String> given(HttpServletRequest request) {
    var parts =
        request instanceof MultipartRequest form
            ? form.getMultiFileMap().keySet().stream()
            : Stream.<String>empty();
    return Stream.concat(request.getParameterMap().keySet().stream(), parts)
        .map(name -> name.replaceFirst("\\[\\d*]$", ""))
        .distinct();
  }

  private static Stream<String> names(MethodParameter parameter) {
    if (parameter.hasParameterAnnotation(RequestParam.class)
        || parameter.hasParameterAnnotation(RequestPart.class)) {
      return Stream.of(name(parameter));
    }
    boolean form =
        parameter.hasParameterAnnotation(ModelAttribute.class)
            || parameter.getParameterAnnotations().length == 0;
    return form && parameter.getParameterType().isRecord()
        ? Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
        : Stream.of();
  }

  private static String name(MethodParameter parameter) {
    var part = parameter.getParameterAnnotation(RequestPart.class);
    var own = part == null ? "" : part.name();
    return own.isEmpty() ? parameter.getParameter().getName() : own;
  }
}
