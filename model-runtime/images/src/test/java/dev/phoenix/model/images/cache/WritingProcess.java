package dev.phoenix.model.images.cache;

import dev.phoenix.model.images.ImageListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A process that never stops to write and read entries; says so after each round. */
final class WritingProcess {

  static final int KEYS = 6;
  static final int BYTES = 400_000;

  private WritingProcess() {}

  /** Works in the folder {@code args[0]}. */
  public static void main(String[] args) {
    var settings = new CacheSettings(Path.of(args[0]), Duration.ofDays(7), BYTES * KEYS / 2, 1_000);
    var listener =
        new ImageListener() {
          @Override
          public void entryCorrupt(String fileName) {
            System.out.println("corrupt " + fileName);
          }
        };
    var cache = new ImageCache(settings, Clock.systemUTC(), listener);
    var pictures = new dev.phoenix.model.images.PreparedImage[KEYS];
    for (int i = 0; i < KEYS; i++) {
      pictures[i] = Pictures.of(i, BYTES);
    }
    while (true) {
      for (int i = 0; i < KEYS; i++) {
        cache.put(Pictures.RECIPE, Pictures.content(i), pictures[i]);
        var found = cache.find(Pictures.RECIPE, Pictures.content((i * 5 + 1) % KEYS));
        int expected = (i * 5 + 1) % KEYS;
        if (found.isPresent() && !found.get().sha256().equals(pictures[expected].sha256())) {
          System.out.println("wrong " + expected);
        }
      }
      System.out.println("round");
    }
  }
}
