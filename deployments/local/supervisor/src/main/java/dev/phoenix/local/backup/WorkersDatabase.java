package dev.phoenix.local.backup;

import dev.phoenix.local.backup.postgresql.Server;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers keep their tables.
 *
 * @param url the JDBC URL that was set; null for the file in the home
 * @param user null if none was set
 * @param password null if none was set; secret
 */
public record WorkersDatabase(
    @Nullable String url, @Nullable String user, @Nullable String password) {

  /** Where nothing is set. */
  public static final WorkersDatabase IN_HOME = new WorkersDatabase(null, null, null);

  /** The variable that names the database. */
  static final String SETTING = "SPRING_DATASOURCE_URL";

  /** As the settings or the environment say. */
  public static WorkersDatabase of(Settings settings, Map<String, String> environment) {
    var variables = settings.over(environment);
    var url = variables.get(SETTING);
    return url == null || url.isBlank()
        ? IN_HOME
        : new WorkersDatabase(
            url,
            variables.get("SPRING_DATASOURCE_USERNAME"),
            variables.get("SPRING_DATASOURCE_PASSWORD"));
  }

  /**
   * The PostgreSQL database that holds the tables; empty if the home's own file does.
   *
   * @throws IOException if they are elsewhere: a picture must hold them, for the effect ledger is
   *     the half of it that matters
   */
  Optional<Server> server() throws IOException {
    if (url == null) {
      return Optional.empty();
    }
    if (!Server.isMeantBy(url)) {
      throw new IOException(
          "The workers' database is %s, of which no picture can be taken with the rest. Only the workers' own file in the home (no %s) and PostgreSQL can be backed up and restored"
              .formatted(url.replaceAll("[?;].*", ""), SETTING));
    }
    return Optional.of(new Server(url, user, password));
  }

  @Override
  public String toString() {
    return url == null ? "the file in the home" : url.replaceAll("[?;].*", "");
  }
}
