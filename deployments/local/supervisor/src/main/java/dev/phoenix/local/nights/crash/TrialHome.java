package dev.phoenix.local.nights.crash;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.local.UserError;
import dev.phoenix.local.demo.BrandVoice;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.nights.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A home whose nights are short: forty verdicts, eight golden queries, a watch of seconds. What
 * happens in them is what happens in every night.
 */
final class TrialHome {

  private static final String GOLDEN = "golden.jsonl";
  private static final String VERDICTS = "verdicts.jsonl";

  /**
   * Looks more often and gives up sooner; one thread, since two wait for each other on a machine
   * that has other work.
   */
  private static final Map<String, String> QUICK =
      Map.of(
          "PHOENIX_WORKERS_LEARNING_NIGHTLY_ENABLED", "false",
          "PHOENIX_WORKERS_LEARNING_NIGHTLY_POLL", "1s",
          "PHOENIX_WORKERS_JOB_LEASE", "10s",
          "PHOENIX_MODELRUNTIME_NIGHTS_EPOCHS", "6",
          "PHOENIX_MODELRUNTIME_NIGHTS_THREADS", "1",
          "PHOENIX_MODELRUNTIME_NIGHTS_SAMPLESPERQUERY", "1");

  private TrialHome() {}

  /** Writes configuration, golden queries and verdicts into a home. */
  static void prepare(Home home, Settings settings) throws IOException {
    var files = folder(home);
    Files.createDirectories(files);
    for (var name : new String[] {GOLDEN, VERDICTS}) {
      try (var packaged = TrialHome.class.getResourceAsStream(name)) {
        if (packaged == null) {
          throw new UserError("The trial's " + name + " is not in this build: build it anew.");
        }
        Files.write(files.resolve(name), packaged.readAllBytes());
      }
    }
    var golden = files.resolve(GOLDEN);
    Files.writeString(
        files.resolve(GOLDEN + ".sha256"), Digest.sha256(golden) + "  " + GOLDEN + "\n");
    var environment = new HashMap<>(BrandVoice.expectedIn(settings).environment());
    environment.putAll(QUICK);
    environment.put("PHOENIX_WORKERS_LEARNING_GOLDENSET", golden.toString());
    var configuration = home.settingsFile();
    Files.createDirectories(configuration.toAbsolutePath().getParent());
    Files.writeString(
        configuration,
        YAMLMapper.builder()
            .build()
            .writeValueAsString(
                Map.of("environment", environment, "skills", Map.of("images", false))),
        StandardCharsets.UTF_8);
  }

  /** What the nights learn from. */
  static Path verdicts(Home home) {
    return folder(home).resolve(VERDICTS);
  }

  private static Path folder(Home home) {
    return home.directory().resolve("trial");
  }
}
