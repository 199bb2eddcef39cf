package dev.phoenix.workers.image;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Pictures with settings of tests. */
public final class TestPictures {

  private TestPictures() {}

  /** Pictures of a runtime and a media server at {@code localhost}, kept in a folder. */
  public static Pictures of(String runtime, Path folder) {
    var settings = settings(runtime, List.of("localhost"), null, Duration.ofSeconds(30));
    return new Pictures(settings, store(folder));
  }

  /** Pictures that are switched off. */
  public static Pictures off(Path folder) {
    var on = settings("http://127.0.0.1:1", List.of(), null, Duration.ofSeconds(1));
    var off =
        new ImageSettings(
            false,
            on.runtime(),
            null,
            on.deadline(),
            on.publicUrl(),
            null,
            List.of(),
            on.maxBytes(),
            on.fetchTime(),
            on.keep(),
            on.keepSize());
    return new Pictures(off, store(folder));
  }

  static ImageSettings settings(
      String runtime, List<String> allowed, @Nullable Path folder, Duration time) {
    return new ImageSettings(
        true,
        URI.create(runtime),
        null,
        Duration.ofSeconds(30),
        URI.create("https://team.example"),
        folder,
        allowed,
        DataSize.ofBytes(1_000_000),
        time,
        Duration.ofDays(1),
        DataSize.ofMegabytes(1));
  }

  static PictureStore store(Path folder) {
    return new PictureStore(folder, Duration.ofDays(1), 1_000_000, Clock.systemUTC());
  }
}
