package dev.phoenix.workers.monitoring.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code status.md} in the workers' data directory: always a whole one. */
final class StatusFile {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);

  private final Path file;
  private final HealthStatus health;

  StatusFile(Path directory, HealthStatus health) {
    this.file = directory.resolve("status.md");
    this.health = health;
  }

  /** Writes how all stands now. That it cannot be written is no reason to tell nobody else. */
  void write() {
    var beside = file.resolveSibling("status-" + UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(beside, text(health.overview()));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
      try {
        Files.deleteIfExists(beside);
      } catch (IOException again) {
        LOG.debug("{} is left behind", beside, again);
      }
    }
  }

  /** As Markdown. */
  static String text(HealthStatus.Overview overview) {
    var text = new StringBuilder("# Status\n\n");
    text.append(overview.at() == null ? "No round yet." : "As of " + time(overview.at()) + ".");
    text.append("\n\n## Open incidents\n\n");
    if (overview.incidents().isEmpty()) {
      text.append("None.\n");
    }
    for (var incident : overview.incidents()) {
      text.append(
          "- **%s** %s, since %s%s\n"
              .formatted(
                  incident.severity(),
                  plain(incident.title()),
                  time(incident.openedAt()),
                  incident.takenBy() == null ? "" : ", taken by " + plain(incident.takenBy())));
    }
    for (var group : Group.values()) {
      var entries = overview.entries().stream().filter(e -> e.group() == group).toList();
      if (!entries.isEmpty()) {
        text.append("\n## ").append(heading(group)).append("\n\n");
        text.append(
            "| | state | since | last change | trend | ms | |\n|---|---|---|---|---|---|---|\n");
        entries.forEach(entry -> text.append(row(entry)));
      }
    }
    return text.toString();
  }

  private static String row(HealthStatus.Entry entry) {
    var standing = entry.standing();
    return standing == null
        ? "| %s | UNKNOWN | | | | | no round yet |\n".formatted(plain(entry.name()))
        : "| %s | %s | %s | %s | %s | %s | %s |\n"
            .formatted(
                plain(entry.name()),
                standing.state(),
                time(standing.since()),
                time(standing.lastChange()),
                standing.trend(),
                standing.latencyMs() == null ? "" : standing.latencyMs(),
                plain(standing.detail()));
  }

  private static String heading(Group group) {
    return switch (group) {
      case COMPONENT -> "Components";
      case SERVICE -> "Services";
      case INTEGRATION -> "Integrations";
    };
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What others wrote means nothing to Markdown. */
  private static String plain(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_{}\\[\\]<>()#|!~&])", "\\\\$1");
  }
}
