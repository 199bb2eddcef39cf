package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.Route.Choice;
import dev.phoenix.model.router.remote.RemoteException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What went wrong in one request so far. */
final class Troubles {

  private final Map<Backend, TextModelException> last = new LinkedHashMap<>();
  private final Set<Backend> lasting = new HashSet<>();

  void add(Backend backend, TextModelException failure) {
    last.put(backend, failure);
    if (!passing(failure)) {
      lasting.add(backend);
    }
  }

  /** Whether there is no use in asking this one again. */
  boolean lasting(Backend backend) {
    return lasting.contains(backend);
  }

  private static boolean passing(TextModelException failure) {
    return failure instanceof RemoteException remote
        ? remote.passing()
        : switch (failure.reason()) {
          case QUEUE_FULL, UNAVAILABLE, TIMEOUT -> true;
          case INVALID_REQUEST, CONTEXT_EXCEEDED, UNKNOWN_ADAPTER, CLOSED, FAILED -> false;
        };
  }

  /**
   * Whether a failure speaks against the backend, rather than against the request or the moment.
   */
  static boolean counts(TextModelException failure) {
    boolean asked = failure instanceof RemoteException remote && remote.retryAfter().isPositive();
    return switch (failure.reason()) {
      case UNAVAILABLE, TIMEOUT, FAILED -> !asked;
      case INVALID_REQUEST, CONTEXT_EXCEEDED, UNKNOWN_ADAPTER, QUEUE_FULL, CLOSED -> false;
    };
  }

  /** All of it in one, when nobody is left to ask. */
  TextModelException all(Selection selection) {
    if (last.size() == 1) {
      return last.values().iterator().next();
    }
    if (last.isEmpty()) {
      var reason =
          selection.tooSmall() && selection.later().isEmpty()
              ? Reason.CONTEXT_EXCEEDED
              : Reason.UNAVAILABLE;
      return new TextModelException(
          reason, "No model can answer now. " + sentences(selection.route().leftOut()));
    }
    var reasons =
        last.values().stream().map(TextModelException::reason).collect(Collectors.toSet());
    var reason = reasons.size() == 1 ? reasons.iterator().next() : Reason.UNAVAILABLE;
    return new TextModelException(
        reason,
        "No model answered. "
            + last.entrySet().stream()
                .map(entry -> sentence(entry.getKey().id(), entry.getValue().getMessage()))
                .collect(Collectors.joining("; ")));
  }

  private static String sentences(List<Choice> choices) {
    return choices.stream()
        .map(choice -> sentence(choice.model(), choice.reason()))
        .collect(Collectors.joining("; "));
  }

  private static String sentence(String model, @Nullable String why) {
    var message = String.valueOf(why);
    return message.startsWith(model + ": ") ? message : model + ": " + message;
  }
}
