package dev.phoenix.model.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.phoenix.model.api.Brief;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The briefs that models are compared on, half of them English and half Spanish, written by hand:
 * no model that comes with Phoenix was trained on them. They never change, so that comparisons of
 * different days can be set side by side.
 */
final class Briefs {

  private static final ObjectReader JSON = new ObjectMapper().readerFor(Brief.class);

  private Briefs() {}

  /** All of them, in their order. */
  static List<Brief> all() {
    try (var lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      return lines.lines().map(Briefs::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open() {
    return Objects.requireNonNull(Briefs.class.getResourceAsStream("briefs.jsonl"));
  }

  private static Brief parse(String line) {
    try {
      return JSON.readValue(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
