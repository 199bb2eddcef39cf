package dev.phoenix.local.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is broken, or was a few minutes ago.
 *
 * @param key what is broken, such as {@code service:feed}
 * @param severity the worst so far
 * @param name what people call it, such as {@code feed}
 * @param text what happened last
 * @param since when it broke first
 * @param back since when it works; null while it does not
 * @param falls when it broke, the last ten minutes' ones and always the last
 * @param count how often it broke since {@code since}
 * @param flapping whether people were told that it keeps failing, so that its ups and downs are not
 *     told any more
 */
public record Trouble(
    String key,
    Severity severity,
    String name,
    String text,
    Instant since,
    @Nullable Instant back,
    List<Instant> falls,
    int count,
    boolean flapping) {

  /** Keeps a copy. */
  public Trouble {
    falls = List.copyOf(falls);
  }

  /** Whether it is broken now, or so often that it is not believed to be well yet. */
  @JsonIgnore
  public boolean isOpen() {
    return back == null || flapping;
  }

  Trouble backAt(Instant now) {
    return new Trouble(key, severity, name, text, since, now, falls, count, flapping);
  }

  Trouble worse(Severity worst, String happened) {
    return new Trouble(key, worst, name, happened, since, null, falls, count, flapping);
  }
}
