package dev.phoenix.feed.http;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is refused, with a sentence that tells its sender what to do (RFC 9457). */
class Problem extends ErrorResponseException {

  private static final long serialVersionUID = 1;

  Problem(HttpStatus status, String title, String detail) {
    super(status, body(status, title, detail), null);
  }

  static Problem noSuchCollection() {
    return new Problem(
        HttpStatus.NOT_FOUND, "No such collection", "GET /service lists the collections");
  }

  static Problem noSuchEntry() {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "No such entry",
        "The collection holds no entry at this address: look at its feed");
  }

  static Problem emptyMarker() {
    return new Problem(
        HttpStatus.BAD_REQUEST, "Empty marker", "Give the atom:id to look for as marker");
  }

  static Problem invalid(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, "Not an entry that this feed takes", detail);
  }

  static Problem tooLarge(long limit) {
    return new Problem(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "Entry too large",
        "An entry may have " + limit + " bytes: shorten it");
  }

  static Problem unsupported(String detail) {
    return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not an Atom entry", detail);
  }

  static Problem duplicate(URI first) {
    var problem =
        new Problem(
            HttpStatus.CONFLICT,
            "Already published",
            "This collection holds an entry with this atom:id: "
                + first
                + ". Do not send it again");
    problem.getHeaders().setLocation(first);
    return problem;
  }

  static Problem unauthorized() {
    var problem =
        new Problem(
            HttpStatus.UNAUTHORIZED,
            "Not allowed to publish",
            "Send the write token as 'Authorization: Bearer TOKEN' or as the password of HTTP"
                + " Basic");
    problem.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"phoenix-feed\"");
    problem
        .getHeaders()
        .add(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"phoenix-feed\", charset=\"UTF-8\"");
    return problem;
  }

  private static ProblemDetail body(HttpStatus status, String title, String detail) {
    var body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setTitle(title);
    return body;
  }
}
