package dev.phoenix.model.llama.djl;

import dev.phoenix.model.llama.engine.LlamaSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * The options that DJL passes on when a model is loaded ({@code Criteria.optOption}): {@code
 * contextLength}, {@code parallel}, {@code queue}, {@code threads}, {@code batchThreads}, {@code
 * prefillChunk}, {@code cacheBytes}, {@code singlePrecision}, {@code nativesFolder}, with the
 * meaning and defaults of {@link LlamaSettings}. DJL's own options pass unread.
 */
final class LlamaOptions {

  private LlamaOptions() {}

  static LlamaSettings settings(Map<String, ?> options) {
    LlamaSettings settings = LlamaSettings.defaults();
    return settings
        .withContextLength(
            read(options, "contextLength", settings.contextLength(), Integer::valueOf))
        .withRequests(
            read(options, "parallel", settings.parallel(), Integer::valueOf),
            read(options, "queue", settings.queue(), Integer::valueOf))
        .withThreads(
            read(options, "threads", settings.threads(), Integer::valueOf),
            read(options, "batchThreads", settings.batchThreads(), Integer::valueOf))
        .withPrefillChunk(read(options, "prefillChunk", settings.prefillChunk(), Integer::valueOf))
        .withCacheBytes(read(options, "cacheBytes", settings.cacheBytes(), Long::valueOf))
        .withSinglePrecision(
            read(options, "singlePrecision", settings.singlePrecision(), LlamaOptions::flag))
        .withNativesFolder(read(options, "nativesFolder", settings.nativesFolder(), Path::of));
  }

  private static boolean flag(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "Option 'singlePrecision' must be true or false; it is '%s'".formatted(value));
    };
  }

  private static <T> T read(
      Map<String, ?> options, String name, T ifMissing, Function<String, T> parse) {
    Object value = options.get(name);
    try {
      return value == null ? ifMissing : parse.apply(value.toString().strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Option '%s' must be a whole number; it is '%s'".formatted(name, value), e);
    }
  }
}
