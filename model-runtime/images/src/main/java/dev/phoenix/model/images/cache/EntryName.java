package dev.phoenix.model.images.cache;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a file of the cache, which tells all that is needed to find it. */
sealed interface EntryName {

  /** A picture, its perceptual hash, and the SHA-256 of what was made of it. */
  record Picture(String settings, String content, long hash, String prepared) implements EntryName {

    @Override
    public String fileName() {
      return "%s.%s.%016x.%s.picture".formatted(settings, content, hash, prepared);
    }
  }

  /** An empty file: this content is the same picture as another content. */
  record Alias(String settings, String content, String same) implements EntryName {

    @Override
    public String fileName() {
      return "%s.%s.%s.same".formatted(settings, content, same);
    }
  }

  Pattern PATTERN =
      Pattern.compile(
          "(?<settings>[a-z0-9-]{1,40})\\.(?<content>[0-9a-f]{64})\\."
              + "(?:(?<hash>[0-9a-f]{16})\\.(?<prepared>[0-9a-f]{64})\\.picture"
              + "|(?<same>[0-9a-f]{64})\\.same)");

  /** The fingerprint of the settings that the picture was prepared with. */
  String settings();

  /** The SHA-256 of the image's content. */
  String content();

  String fileName();

  /** Reads a name; null if the file is none of the cache's entries. */
  static @Nullable EntryName parse(String fileName) {
    Matcher matcher = PATTERN.matcher(fileName);
    if (!matcher.matches()) {
      return null;
    }
    String settings = matcher.group("settings");
    String content = matcher.group("content");
    String same = matcher.group("same");
    if (same != null) {
      return new Alias(settings, content, same);
    }
    long hash = Long.parseUnsignedLong(matcher.group("hash"), 16);
    return new Picture(settings, content, hash, matcher.group("prepared"));
  }
}
