package dev.phoenix.local.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shows what is added to a log; when the log starts anew because it was full, from its beginning.
 */
record LogFollower(Path file, PrintStream out) {

  private static final long PAUSE_MILLISECONDS = 300;

  /** Follows from a position until the thread is interrupted. */
  int follow(long from) throws IOException, InterruptedException {
    var position = from;
    while (!Thread.currentThread().isInterrupted()) {
      position = show(position);
      Thread.sleep(PAUSE_MILLISECONDS);
    }
    return 0;
  }

  /** Shows what stands behind a position; answers the new one. */
  long show(long from) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (var channel = FileChannel.open(file)) {
      var start = channel.size() < from ? 0 : from;
      channel.position(start);
      var shown = Channels.newInputStream(channel).transferTo(out);
      out.flush();
      return start + shown;
    }
  }
}
