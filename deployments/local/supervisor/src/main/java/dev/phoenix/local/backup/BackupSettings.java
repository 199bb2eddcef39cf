package dev.phoenix.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code config/phoenix.yaml} says about backups under {@code backup}.
 *
 * @param folder where archives are kept; {@code backups} in the home by default
 * @param copy a second folder for them, such as one on another disk; null for none
 * @param keep how many are kept in each
 * @param freezeLimit everything stands still for this long at most
 */
public record BackupSettings(Path folder, @Nullable Path copy, int keep, Duration freezeLimit) {

  private static final int KEEP = 30;
  private static final int FREEZE_SECONDS = 20;

  /**
   * Reads them, from the defaults where nothing is said.
   *
   * @throws UserError if a value cannot be used
   */
  public static BackupSettings read(Home home) {
    var backup = section(home.settingsFile());
    int keep = backup.path("keep").asInt(KEEP);
    require(keep >= 1 && keep <= 10_000, "keep must be from 1 to 10000");
    int seconds = backup.path("freezeSeconds").asInt(FREEZE_SECONDS);
    require(seconds >= 1 && seconds <= 300, "freezeSeconds must be from 1 to 300");
    var folder = home.directory().resolve(backup.path("folder").asText("backups")).normalize();
    require(
        !folder.startsWith(home.data()) && !home.data().startsWith(folder),
        "folder must lie outside of the data that it holds pictures of");
    var copy =
        backup.hasNonNull("copy")
            ? home.directory().resolve(backup.path("copy").asText()).normalize()
            : null;
    require(!folder.equals(copy), "copy must be another folder");
    return new BackupSettings(folder, copy, keep, Duration.ofSeconds(seconds));
  }

  private static JsonNode section(Path file) {
    try {
      return Files.exists(file)
          ? new YAMLMapper().readTree(file.toFile()).path("backup")
          : new YAMLMapper().createObjectNode();
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new UserError("config/phoenix.yaml: backup." + otherwise);
    }
  }
}
