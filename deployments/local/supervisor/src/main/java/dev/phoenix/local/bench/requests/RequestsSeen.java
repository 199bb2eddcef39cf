package dev.phoenix.local.bench.requests;

import dev.phoenix.local.rest.TelegramChat.Message;
import java.util.List;
import java.util.Map;

/** What was seen of a trial while its platform ran. */
public final class RequestsSeen {

  private final List<TrialRequest> requests;
  private final Map<String, Map<String, Integer>> elements;
  private final List<Message> messages;
  private final int kills;
  private final int wonByTelegram;

  RequestsSeen(
      List<TrialRequest> requests,
      Map<String, Map<String, Integer>> elements,
      List<Message> messages,
      int kills,
      int wonByTelegram) {
    this.requests = List.copyOf(requests);
    this.elements = Map.copyOf(elements);
    this.messages = List.copyOf(messages);
    this.kills = kills;
    this.wonByTelegram = wonByTelegram;
  }

  List<TrialRequest> requests() {
    return requests;
  }

  /** How often an instance went through an element. */
  int passed(String instance, String element) {
    return elements.getOrDefault(instance, Map.of()).getOrDefault(element, 0);
  }

  List<Message> messages() {
    return messages;
  }

  int kills() {
    return kills;
  }

  int wonByTelegram() {
    return wonByTelegram;
  }
}
