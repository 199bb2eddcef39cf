package dev.phoenix.model.router.bench;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;

/** The tokens of an answer: words by rule, or words without end. */
final class Words implements Iterator<String> {

  private static final long PAUSE_NANOS = 2_000_000;

  private final boolean endless;
  private final Iterator<String> words;
  private long count;

  Words(String model, String question, List<String> stops) {
    this.endless = question.contains("without an end");
    this.words = List.of(cut(answer(model, question), stops).split("(?<= )")).iterator();
  }

  private static String answer(String model, String question) {
    return "%s says of your %d characters, number %d: bread 🍞, ¡hoy!, 日本語 and a crust."
        .formatted(model, question.length(), Math.floorMod(question.hashCode(), 1000));
  }

  private static String cut(String text, List<String> stops) {
    return text.substring(
        0,
        stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(text.length()));
  }

  @Override
  public boolean hasNext() {
    return endless || words.hasNext();
  }

  @Override
  public String next() {
    if (words.hasNext()) {
      return words.next();
    }
    if (!endless) {
      throw new NoSuchElementException();
    }
    LockSupport.parkNanos(PAUSE_NANOS);
    return " and word " + count++;
  }
}
