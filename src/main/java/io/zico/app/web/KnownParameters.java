package io.zico.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters and parts that no one reads: they are misspelt, and something else is meant.
 * Those that are read are checked as well, so that the client hears of everything at once.
 */
final class KnownParameters implements HandlerInterceptor {

  private final WebBindingInitializer initializer;

  /**
   * Checks parameters.
   *
   * @param initializer makes a binder convert and validate as those of the controllers do
   */
  KnownParameters(WebBindingInitializer initializer) {
    this.initializer = initializer;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      var faults = new Faults();
      var parameters = Arrays.asList(method.getMethodParameters());
      addUnknown(request, parameters, faults);
      parameters.stream()
          .flatMap(parameter -> faults(request, parameter).stream())
          .forEach(faults::add);
      faults.throwIfAny();
    }
    return true;
  }

  private static void addUnknown(
      HttpServletRequest request, List<MethodParameter> parameters, Faults faults) {
    var known =
        parameters.stream()
            .flatMap(KnownParameters::names)
            .collect(Collectors.toCollection(TreeSet::new));
    given(request)
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add(Fault.ofParameter(name, advice(known), null)));
  }

  private static String advice(Set<String> known) {
    return "is not known here, where "
        + (known.isEmpty() ? "there are no parameters" : "there are " + String.join(", ", known));
  }

  /** What is wrong with a parameter that is known. */
  private List<Fault> faults(HttpServletRequest request, MethodParameter parameter) {
    if (isForm(parameter)) {
      return faultsOfForm(request, parameter);
    }
    var text = isText(parameter) ? request.getParameter(name(parameter)) : null;
    return text == null ? List.of() : faultsOfText(text, parameter);
  }

  private List<Fault> faultsOfForm(HttpServletRequest request, MethodParameter parameter) {
    var binder = binder(parameter);
    binder.construct(request);
    if (!binder.getBindingResult().hasErrors()) {
      binder.validate();
    }
    return BindingFaults.of(binder.getBindingResult(), parameter);
  }

  private List<Fault> faultsOfText(String text, MethodParameter parameter) {
    try {
      binder(parameter).convertIfNecessary(text, parameter.getParameterType(), parameter);
      return List.of();
    } catch (TypeMismatchException e) {
      e.initPropertyName(name(parameter));
      return BindingFaults.of(e);
    }
  }

  private ServletRequestDataBinder binder(MethodParameter parameter) {
    var binder = new ServletRequestDataBinder(null, name(parameter));
    binder.setTargetType(ResolvableType.forMethodParameter(parameter));
    initializer.initBinder(binder);
    return binder;
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
    return isForm(parameter)
        ? Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
        : Stream.of();
  }

  private static boolean isText(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestParam.class)
        && !MultipartFile.class.isAssignableFrom(parameter.getParameterType());
  }

  private static boolean isForm(MethodParameter parameter) {
    boolean form =
        parameter.hasParameterAnnotation(ModelAttribute.class)
            || parameter.getParameterAnnotations().length == 0;
    return form && parameter.getParameterType().isRecord();
  }

  private static String name(MethodParameter parameter) {
    var part = parameter.getParameterAnnotation(RequestPart.class);
    var own = part == null ? "" : part.name();
    return own.isEmpty() ? parameter.getParameter().getName() : own;
  }
}
