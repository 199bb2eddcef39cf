package dev.phoenix.local.backup.postgresql;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The migrations of the workers' tables that lie in a checkout, in families: each with a history of
 * its own, as the workers keep them.
 *
 * @param root the checkout
 */
public record Migrations(Path root) {

  private static final String RESOURCES = "/src/main/resources/db/";
  private static final Pattern FILE = Pattern.compile("V([0-9_]+?)__.*\\.sql");
  // what it warns of, such as a new server, the workers log; the JDK forgets a level with its
  // logger
  private static final Logger LOG = Logger.getLogger("org.flywaydb");

  /** The histories in the order in which the workers migrate, and where the scripts are. */
  private static final Map<String, List<String>> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put(
        "effect_ledger_history", List.of("connectors/commons" + RESOURCES + "effect-ledger"));
    FAMILIES.put(
        "telegram_inbox_history", List.of("connectors/telegram" + RESOURCES + "telegram-inbox"));
    FAMILIES.put(
        "workers_history",
        List.of("workers" + RESOURCES + "workers", "workers" + RESOURCES + "vendor/postgresql"));
  }

  static boolean isHistory(String table) {
    return FAMILIES.containsKey(table);
  }

  /** For each history that is there, the version that its tables have. */
  static Map<String, String> versions(Connection connection, String schema, List<String> tables)
      throws SQLException {
    var versions = new TreeMap<String, String>();
    for (var history : FAMILIES.keySet()) {
      if (tables.contains(history)) {
        Catalog.texts(
                connection,
                "select version from %s where success and version is not null"
                    .formatted(Catalog.quoted(schema, history)))
            .stream()
            .map(MigrationVersion::fromVersion)
            .max(MigrationVersion::compareTo)
            .ifPresent(version -> versions.put(history, version.getVersion()));
      }
    }
    return versions;
  }

  /**
   * Looks whether these tables can be made.
   *
   * @throws UserError if they are newer than this checkout
   */
  void requireKnown(Map<String, String> versions) throws IOException {
    for (var each : versions.entrySet()) {
      var folders = FAMILIES.get(each.getKey());
      var known = folders == null ? MigrationVersion.EMPTY : newest(folders);
      if (MigrationVersion.fromVersion(each.getValue()).compareTo(known) > 0) {
        throw new UserError(
            "The backup is of a newer Phoenix: its %s has version %s, and this one knows %s. Restore it with that version or a later one."
                .formatted(each.getKey(), each.getValue(), known));
      }
    }
  }

  private MigrationVersion newest(List<String> folders) throws IOException {
    var newest = MigrationVersion.fromVersion("0");
    for (var folder : folders) {
      try (var files = Files.newDirectoryStream(root.resolve(folder))) {
        for (var file : files) {
          var name = FILE.matcher(file.getFileName().toString());
          if (name.matches()) {
            var version = MigrationVersion.fromVersion(name.group(1).replace('_', '.'));
            newest = version.compareTo(newest) > 0 ? version : newest;
          }
        }
      }
    }
    return newest;
  }

  /** Makes tables of these versions in a schema that is there. */
  void migrate(Server server, String schema, Map<String, String> versions) {
    LOG.setLevel(Level.SEVERE);
    FAMILIES.forEach(
        (history, folders) -> {
          var version = versions.get(history);
          if (version != null && !version.equals("0")) {
            Flyway.configure()
                .dataSource(server.url(), server.user(), server.password())
                .locations(
                    folders.stream()
                        .map(folder -> "filesystem:" + root.resolve(folder))
                        .toArray(String[]::new))
                .table(history)
                .defaultSchema(schema)
                .createSchemas(false)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
          }
        });
  }
}
