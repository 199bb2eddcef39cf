package dev.phoenix.local.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The systemd that started this process, as its environment says; where none did, telling it
 * something does nothing. What cannot be told is no reason to stop: systemd does what it does to a
 * service that says nothing.
 */
public final class ServiceManager {

  /** What is for this process alone, and not for what it starts. */
  public static final Set<String> VARIABLES =
      Set.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID");

  private static final long NANOS_PER_MICRO = 1000;

  private final @Nullable NotifySocket socket;
  private final @Nullable Duration watchdog;

  private ServiceManager(@Nullable NotifySocket socket, @Nullable Duration watchdog) {
    this.socket = socket;
    this.watchdog = watchdog;
  }

  /** As the environment of this process says. */
  public static ServiceManager of(Map<String, String> environment) {
    var address = environment.getOrDefault("NOTIFY_SOCKET", "");
    return address.isEmpty()
        ? new ServiceManager(null, null)
        : new ServiceManager(new NotifySocket(address), watchdog(environment));
  }

  private static @Nullable Duration watchdog(Map<String, String> environment) {
    var own = Long.toString(ProcessHandle.current().pid());
    try {
      long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
      return micros > 0 && environment.getOrDefault("WATCHDOG_PID", own).equals(own)
          ? Duration.ofNanos(Math.multiplyExact(micros, NANOS_PER_MICRO))
          : null;
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  /** After how long without {@link #alive} this process is ended; null for never. */
  public @Nullable Duration watchdog() {
    return watchdog;
  }

  /** Everything is up. */
  public void ready() {
    tell("READY=1");
  }

  /** It lives. */
  public void alive() {
    tell("WATCHDOG=1");
  }

  /** It was asked to end, by whomever, and does. */
  public void stopping() {
    tell("STOPPING=1");
  }

  private void tell(String what) {
    if (socket != null) {
      try {
        socket.send(what);
      } catch (IOException e) {
        System.err.println("systemd cannot be told " + what + ": " + e.getMessage());
      }
    }
  }
}
