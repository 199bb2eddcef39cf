package dev.phoenix.workers.approval.request;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are wanted.
 *
 * @param states any of these; empty wants any
 * @param type null wants any
 * @param caller exactly; null wants any
 * @param from made then or later; null wants any
 * @param to made before then; null wants any
 */
public record RequestFilter(
    Set<RequestState> states,
    @Nullable RequestType type,
    @Nullable String caller,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** All requests. */
  public static final RequestFilter ALL = new RequestFilter(Set.of(), null, null, null, null);

  /** Keeps a copy. */
  public RequestFilter {
    states = Set.copyOf(states);
  }

  /** Those in one of these states. */
  public static RequestFilter in(RequestState... states) {
    return new RequestFilter(Set.of(states), null, null, null, null);
  }
}
