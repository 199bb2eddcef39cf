package dev.phoenix.model.images.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.images.CachedImages;
import dev.phoenix.model.images.ImageListener;
import dev.phoenix.model.images.TestImages;
import dev.phoenix.model.images.cache.CacheSettings;
import dev.phoenix.model.images.cache.ImageCache;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  @TempDir private Path folder;

  @Test
  void shouldHitWhatWasSeenAndMergeNothingElse() {
    // given
    var cache = new ImageCache(CacheSettings.in(folder), Clock.systemUTC(), ImageListener.NONE);
    var images = new CachedImages(TestImages.preparer(), cache, ImageListener.NONE);

    // when
    Replay.Outcome outcome = new Replay(images, 1, 960, 600).play(20);

    // then
    assertThat(outcome.requests()).isEqualTo(20);
    assertThat(outcome.hitRate()).isGreaterThan(0.9);
    assertThat(outcome.falseMerges()).isZero();
  }
}
