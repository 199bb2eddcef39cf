package dev.phoenix.local.bench.recovery;

import dev.phoenix.local.UserError;
import dev.phoenix.local.rest.TelegramChat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people were told of processes in the chat since a moment. */
final class Messages {

  private final TelegramChat chat;
  private final Set<String> processes;
  private final long since;

  private Messages(TelegramChat chat, Set<String> processes, long since) {
    this.chat = chat;
    this.processes = processes;
    this.since = since;
  }

  /** Those that come from now on. */
  static Messages from(TelegramChat chat, Set<String> processes) throws InterruptedException {
    long last = chat.messages().stream().mapToLong(TelegramChat.Message::id).max().orElse(0);
    return new Messages(chat, processes, last);
  }

  /** Waits until both were told of a process, and a moment more for what must not come. */
  void awaitBoth(String process, Duration patience, Duration more) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < until && (broke(process) == 0 || back(process) == 0)) {
      Thread.sleep(500);
    }
    Thread.sleep(more);
  }

  int broke(String process) throws InterruptedException {
    return count(process, false);
  }

  int back(String process) throws InterruptedException {
    return count(process, true);
  }

  /** Of all other processes. */
  int besides(String process) throws InterruptedException {
    int count = 0;
    for (var text : texts()) {
      count += processes.stream().anyMatch(p -> !p.equals(process) && isOf(p, text)) ? 1 : 0;
    }
    return count;
  }

  private int count(String process, boolean well) throws InterruptedException {
    return (int)
        texts().stream()
            .filter(text -> isOf(process, text))
            .filter(text -> isOver(text) == well)
            .count();
  }

  /** As the supervisor says it, or the health check. */
  private static boolean isOver(String text) {
    return headline(text).contains("well again") || text.startsWith("Over:");
  }

  private static String headline(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static boolean isOf(String process, String text) {
    // requests that wait are told there, too, and begin with their number
    return !text.startsWith("#")
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(process) + "(?![\\w-])")
            .matcher(headline(text))
            .find();
  }

  /** None while the double of Telegram is not there. */
  private List<String> texts() throws InterruptedException {
    return read().orElse(List.of()).stream()
        .filter(message -> message.byBot() && message.id() > since)
        .map(TelegramChat.Message::text)
        .toList();
  }

  private Optional<List<TelegramChat.Message>> read() throws InterruptedException {
    try {
      return Optional.of(chat.messages());
    } catch (UserError away) {
      return Optional.empty();
    }
  }
}
