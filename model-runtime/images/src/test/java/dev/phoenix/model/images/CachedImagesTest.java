package dev.phoenix.model.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.images.CachedImages.Source;
import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import dev.phoenix.model.images.cache.CacheSettings;
import dev.phoenix.model.images.cache.ImageCache;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedImagesTest {

  @TempDir private Path folder;

  private final List<Object> heard = new ArrayList<>();
  private final ImageListener listener =
      new ImageListener() {
        @Override
        public void served(Source source, Duration time) {
          heard.add(source);
        }

        @Override
        public void refused(Reason reason) {
          heard.add(reason);
        }
      };
  private CachedImages images;

  @BeforeEach
  void open() {
    var cache = new ImageCache(CacheSettings.in(folder), Clock.systemUTC(), listener);
    images = new CachedImages(TestImages.preparer(), cache, listener);
  }

  @Test
  void shouldServeTheSameContentWithoutDecodingItAgain() {
    // given
    byte[] file = TestImages.jpeg(700, 500);
    PreparedImage first = images.prepare(file).image();

    // when
    var second = images.prepare(file);

    // then
    assertThat(second.image().webp()).isEqualTo(first.webp());
    assertThat(heard).containsExactly(Source.PREPARED, Source.SAME_CONTENT);
  }

  @Test
  void shouldServeTheSamePictureInAnotherFileAndKnowThatFileThen() {
    // given
    BufferedImage picture = Scene.LANDSCAPE.draw(1, 700, 500);
    PreparedImage first = images.prepare(Variant.jpeg(picture, 0.95f)).image();
    byte[] again = Variant.jpeg(picture, 0.6f);

    // when
    PreparedImage second = images.prepare(again).image();
    images.prepare(again);

    // then
    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(heard).containsExactly(Source.PREPARED, Source.SAME_PICTURE, Source.SAME_CONTENT);
  }

  @Test
  void shouldNotMergeDifferentPictures() {
    // given
    for (Scene scene : Scene.values()) {
      images.prepare(Variant.jpeg(scene.draw(1, 300, 200), 0.9f));
    }

    // then
    assertThat(heard).hasSize(5).containsOnly(Source.PREPARED);
  }

  @Test
  void shouldPrepareAgainWhatWasSpoiltOnDisk() throws IOException {
    // given
    byte[] file = TestImages.jpeg(300, 200);
    byte[] expected = images.prepare(file).image().webp();
    try (var entries = Files.list(folder)) {
      for (Path entry : entries.filter(e -> e.toString().endsWith(".picture")).toList()) {
        Files.write(entry, new byte[30_000]);
      }
    }

    // when
    var again = images.prepare(file);

    // then
    assertThat(again.source()).isEqualTo(Source.PREPARED);
    assertThat(again.image().webp()).isEqualTo(expected);
  }

  @Test
  void shouldTellWhatItRefuses() {
    assertThatThrownBy(() -> images.prepare(new byte[0])).isInstanceOf(ImageException.class);
    assertThatThrownBy(() -> images.prepare(folder.resolve("none")))
        .isInstanceOf(ImageException.class);
    assertThat(heard).containsExactly(Reason.EMPTY, Reason.FAILED);
  }
}
