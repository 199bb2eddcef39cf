package dev.phoenix.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Where Maven keeps what it downloads. */
final class LocalRepository {

  private static final Pattern OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");
  private static final Pattern SETTING =
      Pattern.compile("<localRepository>\\s*([^<]+?)\\s*</localRepository>");

  private LocalRepository() {}

  /** As options or the user's settings.xml say it, else {@code ~/.m2/repository}. */
  static Path of(Map<String, String> environment) {
    var options =
        environment.getOrDefault("MAVEN_OPTS", "")
            + " "
            + environment.getOrDefault("MAVEN_ARGS", "");
    var option = OPTION.matcher(options);
    if (option.find()) {
      return Path.of(option.group(1));
    }
    var maven = Path.of(System.getProperty("user.home"), ".m2");
    try {
      var settings = maven.resolve("settings.xml");
      if (Files.isReadable(settings)) {
        var setting = SETTING.matcher(Files.readString(settings));
        if (setting.find()) {
          return Path.of(setting.group(1).replace("${user.home}", System.getProperty("user.home")));
        }
      }
    } catch (IOException unreadable) {
      // Maven will say so itself
    }
    return maven.resolve("repository");
  }
}
