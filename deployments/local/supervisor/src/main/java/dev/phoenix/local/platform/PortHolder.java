package dev.phoenix.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who listens on a port, as far as Linux tells it to this user. */
final class PortHolder {

  private static final String LISTENS = "0A";

  private PortHolder() {}

  /** Such as {@code process 1234 (nginx)}. */
  static Optional<String> of(int port) {
    try {
      var sockets = new HashSet<String>();
      for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
        if (Files.isReadable(Path.of(table))) {
          sockets.addAll(listening(Path.of(table), port));
        }
      }
      return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Set<String> listening(Path table, int port) throws IOException {
    var found = new HashSet<String>();
    var hex = String.format(Locale.ROOT, ":%04X", port);
    for (var line : Files.readAllLines(table)) {
      var fields = line.strip().split("\\s+");
      if (fields.length > 9 && fields[1].endsWith(hex) && fields[3].equals(LISTENS)) {
        found.add("socket:[" + fields[9] + "]");
      }
    }
    return found;
  }

  private static Optional<String> holder(Set<String> sockets) throws IOException {
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        if (holds(process, sockets)) {
          return Optional.of(
              "process "
                  + process.getFileName()
                  + " ("
                  + Files.readString(process.resolve("comm")).strip()
                  + ")");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (var open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var file : open) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false;
    }
    return false;
  }
}
