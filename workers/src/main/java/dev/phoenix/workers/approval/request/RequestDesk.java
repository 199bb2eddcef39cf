package dev.phoenix.workers.approval.request;

import dev.phoenix.workers.approval.request.RequestAnswer.Already;
import dev.phoenix.workers.approval.request.RequestAnswer.NoAnswer;
import dev.phoenix.workers.approval.request.RequestAnswer.NoSuchRequest;
import dev.phoenix.workers.approval.request.RequestAnswer.NotWaiting;
import dev.phoenix.workers.approval.request.RequestAnswer.Taken;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where decisions are brought that are made elsewhere than in Tasklist. Each is a synchronous
 * correlation with the request's waiting task: the engine takes the first, and a later one is told
 * by whom and when it was decided.
 *
 * <p>A decision can be brought again when no answer came.
 */
@Component
public class RequestDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RECORDING = Duration.ofSeconds(8);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final int NOT_FOUND = 404;

  private final CamundaClient client;
  private final RequestList requests;

  /** Brings them to this cluster. */
  public RequestDesk(CamundaClient client, RequestList requests) {
    this.client = client;
    this.requests = requests;
  }

  /**
   * Brings a person's yes or no.
   *
   * @param decision with outcome {@code approved} or {@code rejected}, by whom and via what; with
   *     the text if it was edited
   */
  public RequestAnswer decide(String id, Decision decision) {
    if (!Decision.APPROVED.equals(decision.outcome())
        && !Decision.REJECTED.equals(decision.outcome())) {
      throw new IllegalArgumentException("A person approves or rejects");
    }
    var known = requests.byId(id);
    if (known.isEmpty()) {
      return new NoSuchRequest();
    }
    var said = new LinkedHashMap<String, @Nullable Object>();
    said.put("outcome", decision.outcome());
    said.put("comment", decision.comment());
    said.put("text", decision.text() == null ? known.get().request().text() : decision.text());
    said.put("by", Objects.requireNonNull(decision.by(), "by"));
    said.put("via", Objects.requireNonNull(decision.via(), "via"));
    return correlate("decide-request", id, Map.of("decision", said));
  }

  /** Takes a request back, for whoever made it. */
  public RequestAnswer withdraw(String id, String by, String comment) {
    return requests.byId(id).isEmpty()
        ? new NoSuchRequest()
        : correlate("withdraw-request", id, Map.of("by", by, "comment", comment));
  }

  /**
   * Tries for some seconds: between a task and that of the escalation group nobody waits for a
   * moment, and a decision from Tasklist is kept only when its decider was found.
   */
  private RequestAnswer correlate(String message, String id, Map<String, Object> variables) {
    long until = System.nanoTime() + RECORDING.toNanos();
    try {
      while (true) {
        if (taken(message, id, variables)) {
          return new Taken();
        }
        var found = requests.byId(id).orElseThrow();
        if (found.decision() != null) {
          return new Already(found);
        }
        if (!found.state().waits() || System.nanoTime() > until) {
          return new NotWaiting(found);
        }
        Thread.sleep(PAUSE);
      }
    } catch (ClientException e) {
      return new NoAnswer(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NoAnswer("interrupted");
    }
  }

  private boolean taken(String message, String id, Map<String, Object> variables) {
    try {
      var _ =
          client
              .newCorrelateMessageCommand()
              .messageName(message)
              .correlationKey(id)
              .variables(variables)
              .requestTimeout(PATIENCE)
              .send()
              .join();
      return true;
    } catch (ProblemException e) {
      if (e.code() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
