package dev.phoenix.model.training.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a word or sentence file of this package: {@code [name]} opens a section, {@code #} a
 * comment.
 */
final class Sections {

  private final String file;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  private Sections(String file) {
    this.file = file;
  }

  static Sections read(String file) {
    var sections = new Sections(file);
    var stream = Objects.requireNonNull(Sections.class.getResourceAsStream(file), file);
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> open = new ArrayList<>();
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[") && line.endsWith("]") && line.indexOf('|') < 0) {
          open = new ArrayList<>();
          sections.lines.put(line.substring(1, line.length() - 1), open);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          open.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sections;
  }

  List<String> names() {
    return List.copyOf(lines.keySet());
  }

  boolean has(String name) {
    return lines.containsKey(name);
  }

  /** A section line by line. */
  List<String> lines(String name) {
    var found = lines.get(name);
    if (found == null) {
      throw new IllegalArgumentException("%s has no section [%s]".formatted(file, name));
    }
    return found;
  }

  /** A section of entries between commas. */
  List<String> entries(String name) {
    return List.of(String.join(" ", lines(name)).strip().split("\\s*,\\s*"));
  }
}
