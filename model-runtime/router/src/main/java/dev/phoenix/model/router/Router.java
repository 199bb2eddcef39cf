package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.breaker.CircuitBreaker;
import dev.phoenix.model.router.budget.TokenBudgets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds a model for each request, and another one when it fails. Safe for use by many threads.
 *
 * <p>A candidate that fails is followed by the next one at once. When none could answer, the round
 * begins again after a pause, as long as one of them is in passing trouble; invalid requests end at
 * once. A model that fails again and again is left out by its circuit breaker, one that asks to be
 * left alone (429 with {@code Retry-After}) for as long as it asks.
 *
 * <p>An answer is always of one model. When a model fails after some of its text was given, a
 * {@link RoutedListener} is told to forget it and gets the next model's answer from its beginning;
 * without a listener the result is the next model's; with any other listener the request fails, for
 * it could not be told.
 */
public final class Router implements AutoCloseable {

  private final Parts parts;
  private final List<String> models;
  private final TokenBudgets budgets;
  private final Set<Run> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param candidates the models, within each group in the order of preference
   * @throws IllegalArgumentException if two have the same id
   */
  public Router(List<Candidate> candidates, RouterSettings settings, RouterMetrics metrics) {
    this(candidates, settings, metrics, Time.SYSTEM);
  }

  /**
   * @param time what breakers, pauses and budgets go by
   */
  Router(List<Candidate> candidates, RouterSettings settings, RouterMetrics metrics, Time time) {
    if (candidates.stream().map(candidate -> candidate.model().id()).distinct().count()
        < candidates.size()) {
      throw new IllegalArgumentException(
          "Two models have the same id: name them apart, there are "
              + candidates.stream().map(candidate -> candidate.model().id()).toList());
    }
    var backends =
        candidates.stream()
            .map(
                candidate ->
                    new Backend(candidate, breaker(candidate, settings, metrics, time), time))
            .toList();
    this.models = backends.stream().map(Backend::id).toList();
    this.parts = new Parts(new Selector(settings.rules(), backends), settings, metrics, time);
    this.budgets = new TokenBudgets(settings.budget(), time::nanos);
  }

  private static CircuitBreaker breaker(
      Candidate candidate, RouterSettings settings, RouterMetrics metrics, Time time) {
    var id = candidate.model().id();
    return new CircuitBreaker(settings.breaker(), time::nanos, state -> metrics.breaker(id, state));
  }

  /** The ids of all models, in the order of preference: what a request may name. */
  public List<String> models() {
    return models;
  }

  /**
   * Who would answer, and why: asks no model.
   *
   * @throws TextModelException if there is no such task or model
   */
  public Route route(RouteRequest request) {
    return parts.selector().select(request).route();
  }

  /**
   * Starts to answer.
   *
   * @param listener takes the answer as it grows, best a {@link RoutedListener}; null when only the
   *     result matters
   * @throws TextModelException at once when the request is invalid, or no candidate takes it and
   *     waiting would not help
   */
  public RoutedGeneration generate(RoutedRequest request, @Nullable TextListener listener) {
    var selection = parts.selector().select(request.route());
    var spending = new Spending(request, budgets);
    var run = new Run(parts, request, listener, selection, spending);
    running.add(run);
    if (closed) {
      running.remove(run);
      spending.settle();
      throw closing();
    }
    run.start(() -> running.remove(run));
    return run;
  }

  /** Whether some model may answer now. */
  public boolean available() {
    return !closed && parts.selector().anyAvailable();
  }

  private static TextModelException closing() {
    return new TextModelException(Reason.CLOSED, "The router is closed");
  }

  /** Ends all requests with {@link Reason#CLOSED}. The models stay open. */
  @Override
  public void close() {
    closed = true;
    running.forEach(run -> run.fail(closing()));
  }

  /** What every request needs. */
  record Parts(Selector selector, RouterSettings settings, RouterMetrics metrics, Time time) {}
}
