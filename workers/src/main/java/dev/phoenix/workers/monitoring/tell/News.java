package dev.phoenix.workers.monitoring.tell;

import java.time.Instant;

/**
 * Something that people are told once. The same name always says the same.
 *
 * @param name names it for ever, such as {@code incident:<id>:opened}
 * @param since when what is told came to be: whatever was restored before then has not told it
 * @param headline one line
 * @param text what more there is to say; may be empty
 * @param facts the same for programs: what a webhook is sent
 */
public record News(String name, Instant since, String headline, String text, Facts facts) {

  /**
   * What a webhook is sent, as JSON.
   *
   * @param id of what it is about
   * @param moment {@code opened}, {@code escalated} or {@code closed}
   * @param at when that was
   */
  public record Facts(
      String id,
      String moment,
      String key,
      String severity,
      String title,
      String text,
      Instant at) {}
}
