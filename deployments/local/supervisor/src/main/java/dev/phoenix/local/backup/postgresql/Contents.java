package dev.phoenix.local.backup.postgresql;

import dev.phoenix.local.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup holds of a database: {@code contents.json} beside the tables' files.
 *
 * @param server the version of the server that it was taken from, such as {@code 17.2}
 * @param versions of the tables: for each of Flyway's histories that is there, its last version
 * @param tables in the order of their names
 * @param sequences those that gave a value
 */
public record Contents(
    String server, Map<String, String> versions, List<Table> tables, List<Sequence> sequences) {

  /** The file's name. */
  public static final String FILE = "contents.json";

  /** Keeps copies. */
  public Contents {
    versions = new TreeMap<>(versions);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /**
   * A table.
   *
   * @param columns without those that the server computes
   * @param rows how many
   * @param file its rows in the text format of {@code COPY}, UTF-8
   */
  public record Table(String name, List<String> columns, long rows, String file) {}

  /**
   * A sequence, also one of an identity column.
   *
   * @param last the value that it gave last
   */
  public record Sequence(String name, long last) {}

  static Contents read(Path folder) throws IOException {
    return Json.MAPPER.readValue(folder.resolve(FILE).toFile(), Contents.class);
  }

  void write(Path folder) throws IOException {
    Files.write(
        folder.resolve(FILE), Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }
}
