package io.zico.app.web;

import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.data.DatasetMismatchException;
import io.zico.core.data.UnknownDatasetException;
import io.zico.engine.SlotTooSmallException;
import io.zico.job.IdempotencyConflictException;
import io.zico.job.IllegalTransitionException;
import io.zico.job.NoSuchJobException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where exceptions become RFC 9457 problem details. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /**
   * The exceptions whose message is meant for the client; a new one is one line here. Those of
   * resources are a {@link Refusal} each, because nothing here knows a resource.
   */
  private static final List<Named> NAMED =
      List.of(
          new Named(SlotTooSmallException.class, 422, "slot-too-small"),
          new Named(DatasetMismatchException.class, 422, "dataset-mismatch"),
          new Named(NotFoundException.class, 404, "not-found"),
          new Named(NoSuchJobException.class, 404, "not-found"),
          new Named(IllegalTransitionException.class, 409, "illegal-transition"),
          new Named(IdempotencyConflictException.class, 409, "idempotency-conflict"),
          new Named(BodyTooLargeException.class, 413, "content-too-large"),
          new Named(MalformedJsonException.class, 400, "malformed-json"),
          new Named(MultipartException.class, 400, "malformed-multipart"),
          new Named(TaskRejectedException.class, 503, "too-many-downloads"),
          new Named(TooManyStreamsException.class, 503, "too-many-streams"),
          new Named(AuthenticationException.class, 401, "unauthorized"),
          new Named(AccessDeniedException.class, 403, "forbidden"));

  private record Named(Class<? extends Exception> type, int status, String slug) {

    ProblemDetail problem(Exception e) {
      return Problem.of(HttpStatusCode.valueOf(status), slug, e.getMessage());
    }
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> on(Exception e, WebRequest request) {
    if (e instanceof Refusal refusal) {
      var problem = Problem.of(refusal.status(), refusal.slug(), e.getMessage());
      problem.setProperty("errors", refusal.faults());
      return answer(e, problem, request);
    }
    return NAMED.stream()
        .filter(named -> named.type().isInstance(e))
        .findFirst()
        .map(named -> answer(e, named.problem(e), request))
        .orElseGet(() -> unexpected(e, request));
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> on(UnknownDatasetException e, WebRequest request) {
    var detail = e.getMessage() + "; GET /v1/datasets lists those that there are";
    return answer(e, Problem.of(HttpStatus.NOT_FOUND, "not-found", detail), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> on(SocketTimeoutException e, WebRequest request) {
    var detail = "the body did not come in time";
    return answer(e, Problem.of(HttpStatus.REQUEST_TIMEOUT, detail), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> on(InvalidRequestException e, WebRequest request) {
    return invalid(e, e.faults(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> on(InvalidArchitectureException e, WebRequest request) {
    var problem =
        Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-architecture", e.getMessage());
    problem.setProperty(
        "errors",
        e.flaws().stream().map(flaw -> Fault.at(flaw.pointer(), flaw.message())).toList());
    return answer(e, problem, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(e, BindingFaults.of(e), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(e, BindingFaults.of(e), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return invalid(e, BindingFaults.of(e), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(e, BindingFaults.of(e), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(e, BindingFaults.of(e), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
      MissingServletRequestPartException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(e, BindingFaults.of(e), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (e.getCause() instanceof BodyTooLargeException tooLarge) {
      return on(tooLarge, request);
    }
    var detail = e.getCause() == null ? "a body is required" : "the body could not be read";
    return invalid(e, List.of(Fault.at("", detail)), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var allowed = Optional.ofNullable(e.getSupportedHttpMethods()).orElse(Set.of());
    var detail = "%s is not allowed here%s".formatted(e.getMethod(), instead("allowed", allowed));
    return handleExceptionInternal(e, Problem.of(status, detail), headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var type = e.getContentType() == null ? "a body without a type" : e.getContentType();
    var detail =
        "%s is not read here%s".formatted(type, instead("read", e.getSupportedMediaTypes()));
    return handleExceptionInternal(e, Problem.of(status, detail), headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var detail = "there is nothing at " + path(request);
    return answer(e, Problem.of(HttpStatus.NOT_FOUND, detail), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        e,
        Problem.of(HttpStatus.CONTENT_TOO_LARGE, "the upload is larger than the limit" + limit(e)),
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleConversionNotSupported(
      ConversionNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return unexpected(e, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(
      HttpMessageNotWritableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return unexpected(e, request);
  }

  /** Whatever the client accepts: a problem in JSON is better than none. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    var completed = body instanceof ProblemDetail problem ? Problem.completed(problem) : body;
    return super.createResponseEntity(completed, headers, status, request);
  }

  private @Nullable ResponseEntity<Object> invalid(
      Exception e, List<Fault> faults, WebRequest request) {
    var inBody = faults.stream().anyMatch(fault -> fault.pointer() != null);
    var status = inBody ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST;
    var problem =
        Problem.of(status, "invalid-request", new InvalidRequestException(faults).getMessage());
    problem.setProperty("errors", faults);
    return answer(e, problem, request);
  }

  private @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return ResponseEntity.badRequest().build();
    }
    var incident = UUID.randomUUID();
    log.error("incident {} at {}", incident, request.getDescription(false), e);
    var problem =
        Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "an unexpected fault of the service; its log has the details under this incident");
    problem.setProperty("incident", incident);
    return answer(e, problem, request);
  }

  /** As it was sent: to the servlet, a slash at its end makes no difference. */
  private static String path(WebRequest request) {
    return ((ServletWebRequest) request).getRequest().getRequestURI();
  }

  private static String instead(String verb, Collection<?> known) {
    return known.isEmpty()
        ? ""
        : known.stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", ", "; %s: ".formatted(verb), ""));
  }

  private static String limit(MaxUploadSizeExceededException e) {
    var bytes = e.getMaxUploadSize();
    return bytes > 0 ? " of %,d bytes".formatted(bytes) : "";
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception e, ProblemDetail problem, WebRequest request) {
    var status = HttpStatusCode.valueOf(problem.getStatus());
    return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
  }
}
