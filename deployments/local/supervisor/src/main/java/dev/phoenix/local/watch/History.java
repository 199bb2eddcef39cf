package dev.phoenix.local.watch;

import dev.phoenix.local.process.RotatingLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** {@code logs/watch.log}: a line for all that the watch saw, did and told; bounded. */
final class History implements AutoCloseable {

  private static final long BYTES = 1024 * 1024;
  private static final int KEPT = 2;
  private static final int LONGEST = 500;

  private final RotatingLog log;
  private final Clock clock;

  /** Continues the log in that folder. */
  History(Path logs, Clock clock) throws IOException {
    this.log = new RotatingLog(logs.resolve("watch.log"), BYTES, KEPT);
    this.clock = clock;
  }

  /** Adds a line. */
  void add(String what) {
    var text = what.length() > LONGEST ? what.substring(0, LONGEST) : what;
    var line =
        clock.instant().truncatedTo(ChronoUnit.MILLIS)
            + " "
            + text.replaceAll("\\p{Cntrl}+", " ")
            + "\n";
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    log.write(bytes, bytes.length);
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException nothingToSave) {
      // it is complete as far as the disk took it
    }
  }
}
