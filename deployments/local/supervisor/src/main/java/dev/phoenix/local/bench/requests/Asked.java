package dev.phoenix.local.bench.requests;

import dev.phoenix.local.UserError;
import dev.phoenix.local.rest.TelegramChat.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that waits in both places.
 *
 * @param task in Tasklist
 * @param question in Telegram
 */
record Asked(TrialRequest request, String task, Message question) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Waits until each request is asked in both places; in the order of the requests.
   *
   * @throws UserError if that takes too long
   */
  static List<Asked> everywhere(Desk desk, List<TrialRequest> requests)
      throws InterruptedException {
    var asked = new LinkedHashMap<String, Asked>();
    boolean all =
        Waiting.until(
            PATIENCE,
            () -> {
              var tasks = desk.decisions();
              var messages = desk.chat().messages();
              for (var request : requests) {
                of(request, tasks, messages)
                    .ifPresent(found -> asked.putIfAbsent(request.title(), found));
              }
              return asked.size() == requests.size();
            });
    if (!all) {
      throw new UserError(
          "%d of %d requests were asked both in Tasklist and in Telegram within %d s: './deployments/phoenix logs workers'"
              .formatted(asked.size(), requests.size(), PATIENCE.toSeconds()));
    }
    return requests.stream()
        .flatMap(request -> Optional.ofNullable(asked.get(request.title())).stream())
        .toList();
  }

  private static Optional<Asked> of(
      TrialRequest request, Map<String, String> tasks, List<Message> messages) {
    return Optional.ofNullable(tasks.get(request.instance()))
        .flatMap(
            task ->
                messages.stream()
                    .filter(message -> message.asks(request.title()))
                    .findFirst()
                    .map(question -> new Asked(request, task, question)));
  }
}
