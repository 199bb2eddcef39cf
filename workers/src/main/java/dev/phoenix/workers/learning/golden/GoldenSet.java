package dev.phoenix.workers.learning.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.learning.likeness.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The golden queries, frozen by the digest that stands beside their file. The first line of the
 * file is {@code {"goldenSet": NAME, "version": N}}, each other one a {@link GoldenQuery}.
 *
 * @param name names the set
 * @param version raised with each change
 * @param digest SHA-256 of the file
 * @param queries at least one
 * @param file the file's bytes, for the trainer
 */
public record GoldenSet(
    String name, int version, String digest, List<GoldenQuery> queries, byte[] file) {

  private static final String PACKAGED = "/learning/golden.jsonl";

  private record Header(String goldenSet, int version) {}

  /**
   * Reads the set.
   *
   * @param path the file, with its SHA-256 in FILE.sha256; null for the packaged one
   * @throws IllegalArgumentException if it is not what was frozen, or cannot be read; says why
   */
  public static GoldenSet read(@Nullable Path path) {
    try {
      return path == null
          ? of(PACKAGED, resource(PACKAGED), resource(PACKAGED + ".sha256"))
          : of(
              path.toString(),
              Files.readAllBytes(path),
              Files.readAllBytes(Path.of(path + ".sha256")));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The golden set or its digest cannot be read: "
              + e.getMessage()
              + ". Write the digest with: sha256sum FILE > FILE.sha256",
          e);
    }
  }

  /**
   * The file with more keywords in each query; the same bytes without more.
   *
   * @param more those of a language, {@code en} or {@code es}
   */
  public byte[] fileWith(Function<String, List<String>> more) {
    var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    var written = new StringBuilder(lines.getFirst()).append('\n');
    boolean changed = false;
    for (var line : lines.subList(1, lines.size())) {
      var query = object(line);
      var keywords = query.withArray("keywords");
      var known = new HashSet<String>();
      keywords.forEach(keyword -> known.add(keyword.asText().toLowerCase(Locale.ROOT)));
      for (var keyword : more.apply(query.at("/brief/language").asText("en"))) {
        if (known.add(keyword.toLowerCase(Locale.ROOT))) {
          keywords.add(keyword);
          changed = true;
        }
      }
      written.append(query).append('\n');
    }
    return changed ? written.toString().getBytes(StandardCharsets.UTF_8) : file;
  }

  private static ObjectNode object(String line) {
    try {
      return (ObjectNode) JobJson.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A golden query that was read cannot be read", e);
    }
  }

  /** The topics of its queries. */
  public List<Topic> topics() {
    return queries.stream().map(GoldenQuery::topic).toList();
  }

  private static GoldenSet of(String name, byte[] file, byte[] frozen) {
    var digest = Sha256.of(file);
    if (!new String(frozen, StandardCharsets.UTF_8).strip().startsWith(digest)) {
      throw new IllegalArgumentException(
          "The golden set "
              + name
              + " is not what was frozen: its SHA-256 is "
              + digest
              + ". Bring the old file back, or raise its version and write the new digest to"
              + " FILE.sha256");
    }
    var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    int at = 1;
    try {
      var header = JobJson.mapper().readValue(lines.isEmpty() ? "" : lines.get(0), Header.class);
      var queries = new ArrayList<GoldenQuery>();
      var ids = new HashSet<String>();
      for (var line : lines.subList(1, lines.size())) {
        at++;
        var query = JobJson.mapper().readValue(line, GoldenQuery.class);
        if (!ids.add(query.id())) {
          throw new IllegalArgumentException("The golden set repeats the id " + query.id());
        }
        queries.add(query);
      }
      if (queries.isEmpty()) {
        throw new IllegalArgumentException("The golden set " + name + " has no query");
      }
      return new GoldenSet(header.goldenSet(), header.version(), digest, queries, file);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Line %d of the golden set %s is not as it must be".formatted(at, name), e);
    }
  }

  private static byte[] resource(String name) {
    try (var in = GoldenSet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
