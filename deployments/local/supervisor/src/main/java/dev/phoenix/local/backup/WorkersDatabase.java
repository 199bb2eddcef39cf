package dev.phoenix.local.backup;

import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers keep their tables.
 *
 * @param url the JDBC URL that was set; null for the file in the home
 */
public record WorkersDatabase(@Nullable String url) {

  private static final String SETTING = "SPRING_DATASOURCE_URL";

  /** As the settings or the environment say. */
  public static WorkersDatabase of(Settings settings, Map<String, String> environment) {
    return new WorkersDatabase(
        settings.environment().getOrDefault(SETTING, environment.get(SETTING)));
  }

  /**
   * A picture of the home must hold the tables: the effect ledger is the half of it that matters.
   *
   * @throws IOException if they are elsewhere
   */
  void requireInHome() throws IOException {
    if (url != null && !url.isBlank()) {
      throw new IOException(
          "The workers' database is %s, which cannot be made to stand still with the rest. Only a home with the workers' own file (no %s) can be backed up"
              .formatted(url.replaceAll("[?;].*", ""), SETTING));
    }
  }
}
