package dev.phoenix.model.bench.service;

import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How long a role takes from the start of its process to its first answer. The files that it
 * unpacks are there, as they are at every start but the very first.
 */
final class ColdStart {

  private final List<String> command;
  private final Path folder;
  private final int starts;

  ColdStart(List<String> command, Path folder, int starts) {
    this.command = command;
    this.folder = folder;
    this.starts = starts;
  }

  /** Measures a role. */
  Figure of(String role, Question question) throws IOException, InterruptedException {
    var millis = new double[starts];
    try (var client = new ServerClient()) {
      for (int i = -1; i < starts; i++) {
        try (var server = ServerProcess.start(command, role, folder.resolve(role))) {
          double took = client.firstAnswer(server, question);
          if (i >= 0) {
            millis[i] = took;
          }
        }
      }
    }
    return Figure.of(millis, "ms", Map.of());
  }
}
