package dev.phoenix.connector.commons.http;

import java.net.http.HttpHeaders;

/** What came of one HTTP request. */
public sealed interface HttpAnswer {

  /** The whole answer was read; {@code body} is within the limit. */
  record Received(int status, HttpHeaders headers, byte[] body) implements HttpAnswer {}

  /** No connection could be made: it is certain that the request did not leave. */
  record NotSent(String reason) implements HttpAnswer {}

  /** The request left, or part of it; what the other side did with it is not known. */
  record Lost(String reason) implements HttpAnswer {}
}
