package dev.phoenix.feed.http;

import dev.phoenix.feed.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers whatever goes wrong: problem details for programs, a page for people. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Pages pages;
  private final Frames frames;

  ProblemAdvice(Pages pages, Frames frames) {
    this.pages = pages;
    this.frames = frames;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unexpected(RuntimeException failure, WebRequest request) {
    LOG.error("A request failed", failure);
    var body =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The feed server failed, see its log. Whether an entry was stored: ask for it by its"
                + " marker");
    return handleExceptionInternal(
        failure, body, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException ex,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ex.getBody()
        .setDetail(
            "This feed is append-only: entries are added with POST to a collection and never"
                + " changed or removed");
    return handleExceptionInternal(ex, null, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    HttpServletRequest servletRequest = ((ServletWebRequest) request).getRequest();
    var answer =
        ResponseEntity.status(status).headers(headers).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (body instanceof ProblemDetail problem
        && Representation.preferredBy(servletRequest.getHeader(HttpHeaders.ACCEPT))
            == Representation.HTML) {
      String title = problem.getTitle() == null ? "That did not work" : problem.getTitle();
      return answer
          .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
          .body(pages.writeProblem(frames.of(servletRequest, null), title, problem.getDetail()));
    }
    return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
  }
}
