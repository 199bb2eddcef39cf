package dev.phoenix.model.server.request;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id of a request: the caller's own, where it is well-formed, else a new one. */
public final class RequestId {

  /** The HTTP header that brings it, and takes it back. */
  public static final String HEADER = "X-Request-Id";

  /** Its name in the log's context. */
  private static final String KEY = "requestId";

  /** Anything else could forge lines of the log. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** The id that a caller gave, or a new one. */
  public static String of(@Nullable String given) {
    return given != null && ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }

  /** Shows the id in this thread's lines of the log until it is closed. */
  public static MDC.MDCCloseable shown(String id) {
    return MDC.putCloseable(KEY, id);
  }
}
