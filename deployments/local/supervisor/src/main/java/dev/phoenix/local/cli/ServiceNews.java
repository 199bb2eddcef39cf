package dev.phoenix.local.cli;

import dev.phoenix.local.process.LogTail;
import dev.phoenix.local.supervise.Reason;
import dev.phoenix.local.supervise.SupervisionListener;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Tells on the console what happens to services; of one that is given up it shows the end of its
 * log.
 */
record ServiceNews(Console console, Path logs) implements SupervisionListener {

  private static final int LINES = 25;

  @Override
  public void starting(String service, long pid) {
    console.say("starting " + service + " (process " + pid + ")");
  }

  @Override
  public void healthy(String service, Duration after) {
    console.say("%s is healthy after %.1f s".formatted(service, after.toMillis() / 1000.0));
  }

  @Override
  public void restarting(String service, Reason reason, Duration wait) {
    console.say(
        service + " " + reason.text() + "; starting it again in " + wait.toSeconds() + " s");
  }

  @Override
  public void waitingForRoom(String service, Reason reason) {
    console.say(service + " " + reason.text() + "; starting it again when the disk has room");
  }

  @Override
  public void late(String service, Duration limit) {
    console.say("%s answers after more than %d s".formatted(service, limit.toSeconds()));
  }

  @Override
  public void inTime(String service) {
    console.say(service + " answers in time again");
  }

  @Override
  public void givenUp(String service, Reason reason) {
    console.say(
        service
            + " "
            + reason.text()
            + "; it died too often and is not started again. The end of its log:\n  "
            + String.join("\n  ", LogTail.lines(logs.resolve(service + ".log"), LINES)));
  }

  @Override
  public void stopped(String service) {
    console.say("stopped " + service);
  }
}
