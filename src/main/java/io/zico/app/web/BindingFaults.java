package io.zico.app.web;

import jakarta.validation.ConstraintViolation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Reads the faults out of what Spring throws when a request does not fit a method. */
final class BindingFaults {

  private static final String MISSING = "is required";

  private BindingFaults() {}

  static List<Fault> of(MethodArgumentNotValidException e) {
    return of(e.getBindingResult(), e.getParameter());
  }

  static List<Fault> of(Errors errors, MethodParameter parameter) {
    return errors.getAllErrors().stream().map(error -> of(error, parameter)).toList();
  }

  static List<Fault> of(HandlerMethodValidationException e) {
    return e.getParameterValidationResults().stream()
        .flatMap(result -> of(result).stream())
        .toList();
  }

  static List<Fault> of(TypeMismatchException e) {
    var advice = advice(e, Bounds.NONE);
    if (e instanceof MethodArgumentTypeMismatchException mismatch) {
      return List.of(at(mismatch.getParameter(), mismatch.getName(), advice, e.getValue()));
    }
    return List.of(Fault.ofParameter(String.valueOf(e.getPropertyName()), advice, e.getValue()));
  }

  static List<Fault> of(ServletRequestBindingException e) {
    if (e instanceof MissingServletRequestParameterException missing) {
      return List.of(Fault.ofParameter(missing.getParameterName(), MISSING, null));
    }
    if (e instanceof MissingRequestHeaderException missing) {
      return List.of(Fault.ofHeader(missing.getHeaderName(), MISSING, null));
    }
    return List.of();
  }

  static List<Fault> of(MissingServletRequestPartException e) {
    return List.of(Fault.ofParameter(e.getRequestPartName(), "this part is required", null));
  }

  private static List<Fault> of(ParameterValidationResult result) {
    var parameter = result.getMethodParameter();
    if (result instanceof ParameterErrors errors) {
      return errors.getAllErrors().stream().map(error -> of(error, parameter)).toList();
    }
    return result.getResolvableErrors().stream()
        .map(
            error ->
                at(
                    parameter,
                    name(parameter),
                    String.valueOf(error.getDefaultMessage()),
                    result.getArgument()))
        .toList();
  }

  private static Fault of(ObjectError error, MethodParameter parameter) {
    if (isBody(parameter)) {
      return Violations.of(error.unwrap(ConstraintViolation.class));
    }
    return error instanceof FieldError field
        ? of(field, parameter.getParameterType())
        : Fault.ofParameter(name(parameter), message(error, Bounds.NONE), null);
  }

  private static Fault of(FieldError error, Class<?> form) {
    var detail = message(error, bounds(form, error.getField()));
    return Fault.ofParameter(error.getField(), detail, error.getRejectedValue());
  }

  private static Bounds bounds(Class<?> form, String field) {
    return Stream.of(form.isRecord() ? form.getRecordComponents() : new RecordComponent[0])
        .filter(component -> component.getName().equals(field))
        .findFirst()
        .map(component -> Bounds.of(component.getAccessor()))
        .orElse(Bounds.NONE);
  }

  private static String message(ObjectError error, Bounds bounds) {
    return error.contains(TypeMismatchException.class)
        ? advice(error.unwrap(TypeMismatchException.class), bounds)
        : String.valueOf(error.getDefaultMessage());
  }

  private static String advice(TypeMismatchException e, Bounds bounds) {
    var type = e.getRequiredType();
    return refusal(e)
        .orElseGet(
            () ->
                type == null
                    ? "is not valid"
                    : "must be " + JsonWords.describe(type, bounds, e.getValue()));
  }

  private static boolean isBody(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class)
        || parameter.hasParameterAnnotation(RequestPart.class);
  }

  private static Fault at(
      MethodParameter parameter, String name, String detail, @Nullable Object value) {
    return parameter.hasParameterAnnotation(RequestHeader.class)
        ? Fault.ofHeader(name, detail, value)
        : Fault.ofParameter(name, detail, value);
  }

  private static String name(MethodParameter parameter) {
    return String.valueOf(parameter.getParameterName());
  }

  /** What a value type's own factory said when it refused the text. */
  private static Optional<String> refusal(TypeMismatchException e) {
    var cause = e.getMostSpecificCause();
    return cause instanceof InvalidParameterException
        ? Optional.ofNullable(cause.getMessage())
        : Optional.empty();
  }
}
