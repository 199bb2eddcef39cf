package dev.phoenix.model.images.cache;

import static dev.phoenix.model.images.cache.Pictures.RECIPE;
import static dev.phoenix.model.images.cache.Pictures.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.images.ImageListener;
import dev.phoenix.model.images.PreparedImage;
import dev.phoenix.model.images.likeness.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {

  @TempDir private Path folder;

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final List<String> corrupt = new ArrayList<>();
  private final ImageListener listener =
      new ImageListener() {
        @Override
        public void entryCorrupt(String fileName) {
          corrupt.add(fileName);
        }
      };

  @Test
  void shouldFindWhatAnotherCacheOfTheFolderKeeps() {
    // given
    ImageCache reader = cache();
    assertThat(reader.find(RECIPE, content(1))).isEmpty();

    // when
    cache().put(RECIPE, content(1), Pictures.of(1, 5_000));

    // then
    PreparedImage found = reader.find(RECIPE, content(1)).orElseThrow();
    assertThat(found.webp()).isEqualTo(Pictures.of(1, 5_000).webp());
    assertThat(found.sha256()).isEqualTo(Pictures.of(1, 5_000).sha256());
    assertThat(reader.find("v1-s256-q85", content(1))).isEmpty();
  }

  @Test
  void shouldForgetAfterSevenDaysHoweverOftenItIsUsed() {
    // given
    ImageCache cache = cache();
    cache.put(RECIPE, content(1), Pictures.of(1, 100));

    // when
    for (int day = 0; day < 6; day++) {
      now = now.plus(Duration.ofDays(1));
      assertThat(cache.find(RECIPE, content(1))).isPresent();
    }
    now = now.plus(Duration.ofDays(1));

    // then
    assertThat(cache.find(RECIPE, content(1))).isEmpty();
    assertThat(entries()).isEmpty();
  }

  @Test
  void shouldDeleteWhatExpiredWhenItOpens() {
    // given
    cache().put(RECIPE, content(1), Pictures.of(1, 100));
    now = now.plus(Duration.ofDays(8));

    // when
    cache();

    // then
    assertThat(entries()).isEmpty();
  }

  @Test
  void shouldDropWhatWasNotUsedForLongest() {
    // given room for about ten
    ImageCache cache =
        new ImageCache(
            new CacheSettings(folder, Duration.ofDays(7), 300_000, 1_000), clock, listener);
    cache.put(RECIPE, content(0), Pictures.of(0, 10_000));

    // when
    for (int i = 1; i <= 40; i++) {
      now = now.plusSeconds(10);
      cache.put(RECIPE, content(i), Pictures.of(i, 10_000));
      now = now.plusSeconds(10);
      assertThat(cache.find(RECIPE, content(0))).as("used, after " + i).isPresent();
    }

    // then
    assertThat(bytes()).isLessThanOrEqualTo(300_000 * 17 / 16 + 30_000);
    assertThat(cache.find(RECIPE, content(1))).isEmpty();
    assertThat(cache.find(RECIPE, content(40))).isPresent();
  }

  @Test
  void shouldBoundTheNumberOfEntries() {
    // given
    ImageCache cache =
        new ImageCache(
            new CacheSettings(folder, Duration.ofDays(7), 1L << 30, 10), clock, listener);

    // when
    for (int i = 0; i < 30; i++) {
      now = now.plusSeconds(1);
      cache.put(RECIPE, content(i), Pictures.of(i, 100));
    }

    // then
    assertThat(entries()).hasSizeLessThanOrEqualTo(11);
    assertThat(cache.find(RECIPE, content(29))).isPresent();
  }

  @Test
  void shouldNeverServeAnEntryWithAChangedByte() throws IOException {
    // given
    ImageCache cache = cache();
    cache.put(RECIPE, content(1), Pictures.of(1, 300));
    Path file = folder.resolve(entries().getFirst());
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 97) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);

      // then
      assertThat(cache.find(RECIPE, content(1))).as("byte " + at).isEmpty();
      assertThat(file).doesNotExist();
    }
    assertThat(corrupt).hasSizeGreaterThan(100);

    // when
    cache.put(RECIPE, content(1), Pictures.of(1, 300));

    // then
    assertThat(cache.find(RECIPE, content(1))).isPresent();
  }

  @Test
  void shouldRememberThatAnotherFileIsTheSamePicture() {
    // given
    ImageCache cache = cache();
    PreparedImage image = Pictures.of(1, 500);
    cache.put(RECIPE, content(1), image);

    // when
    var alike = cache.findAlike(RECIPE, content(2), image.fingerprint());

    // then
    assertThat(alike).isPresent();
    assertThat(cache().find(RECIPE, content(2)).orElseThrow().sha256()).isEqualTo(image.sha256());
    assertThat(cache.findAlike(RECIPE, content(3), Pictures.of(9, 500).fingerprint())).isEmpty();
  }

  @Test
  void shouldFindByItsOwnDigestWhatItKeeps() {
    // given
    ImageCache cache = cache();
    PreparedImage image = Pictures.of(1, 500);
    String digest = image.sha256();
    assertThat(cache.findPrepared(digest)).isEmpty();

    // when another cache of the folder keeps it
    cache().put(RECIPE, content(1), image);

    // then
    assertThat(cache.findPrepared(digest).orElseThrow().webp()).isEqualTo(image.webp());
    assertThat(cache.findPrepared(content(1))).isEmpty();

    // when it expires
    now = now.plus(Duration.ofDays(8));

    // then
    assertThat(cache.findPrepared(digest)).isEmpty();
  }

  @Test
  void shouldNotServeASmallerPictureForALargerOne() {
    // given
    ImageCache cache = cache();
    PreparedImage small = Pictures.of(1, 500);
    cache.put(RECIPE, content(1), small);
    Fingerprint print = small.fingerprint();
    Fingerprint larger = new Fingerprint(print.hash(), 200, 200, print.cells());

    // then
    assertThat(cache.findAlike(RECIPE, content(2), larger)).isEmpty();
  }

  @Test
  void shouldLiveWithForeignFilesInItsFolder() throws IOException {
    // given
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.createDirectory(
        folder.resolve(
            "v1-s512-q85." + content(5) + ".0000000000000000." + content(6) + ".picture"));

    // when
    ImageCache cache = cache();

    // then
    assertThat(cache.find(RECIPE, content(5))).isEmpty();
    assertThat(folder.resolve("notes.txt")).exists();
  }

  @Test
  void shouldSayWhichFolderCannotBeUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(
            () -> new ImageCache(CacheSettings.in(file.resolve("x")), clock, ImageListener.NONE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("make it writable");
  }

  private ImageCache cache() {
    return new ImageCache(CacheSettings.in(folder), clock, listener);
  }

  private List<String> entries() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> EntryName.parse(name) != null)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long bytes() {
    return entries().stream().mapToLong(name -> folder.resolve(name).toFile().length()).sum();
  }
}
