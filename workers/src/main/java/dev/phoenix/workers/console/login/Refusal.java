package dev.phoenix.workers.console.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Why somebody sees a page that says so, and not the one that was asked for. */
public enum Refusal {
  /** The console is switched off. */
  DISABLED(404),
  /** Nobody can log in yet. */
  NOBODY(503),
  /** No name and password, or wrong ones. */
  LOGIN(401),
  /** Wrong passwords too often. */
  TRIES(429),
  /** Logged in, and not allowed to do that. */
  FORBIDDEN(403),
  /** The form is from before: its token is not known any more. */
  STALE(403),
  /** There is no such page or request. */
  MISSING(404),
  /** Something cannot be read, such as a filter of an export. */
  UNREADABLE(400),
  /** Our own trouble. */
  FAILED(500);

  private static final String PAGE = "/console/refused";

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The end of its texts' keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Answers a request of a filter with the page. */
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setStatus(status);
    request.setAttribute(Refusal.class.getName(), this);
    request.getRequestDispatcher(PAGE).forward(request, response);
  }

  /** What a filter refused; empty if somebody just asked for the page. */
  public static Optional<Refusal> of(HttpServletRequest request) {
    return Optional.ofNullable((Refusal) request.getAttribute(Refusal.class.getName()));
  }
}
