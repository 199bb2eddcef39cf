package dev.phoenix.local.bench;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.service.TelegramDouble;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The processes that are killed, with SIGKILL; the supervisor starts them again. */
public final class Victims implements AutoCloseable {

  private static final int SOON_MILLISECONDS = 60;

  private final Supplier<RunState> state;
  private final Random random;
  private final @Nullable Path postmaster;
  private final AtomicInteger kills = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kills").factory());

  /**
   * Victims among what runs.
   *
   * @param state what runs at the moment
   * @param random decides how soon is soon
   * @param postmaster PostgreSQL's file with its process number; null if it does not run
   */
  public Victims(Supplier<RunState> state, Random random, @Nullable Path postmaster) {
    this.state = state;
    this.random = random;
    this.postmaster = postmaster;
  }

  /** The workers, with their H2 database if they have it. */
  public void killWorkers() {
    kill("workers");
  }

  /** Our double of Telegram. */
  public void killTelegram() {
    kill(TelegramDouble.SERVICE);
  }

  void killFeed() {
    kill("feed");
  }

  /**
   * The whole database server, whose other processes end with it; so does the service that watches
   * it. It is nobody's child: it made a session of its own.
   */
  public void killLedger() {
    if (postmaster == null) {
      return;
    }
    try {
      var pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
      if (ProcessHandle.of(pid).filter(Victims::isPostgres).isPresent()) {
        killProcess(pid);
      }
    } catch (IOException | NoSuchElementException | NumberFormatException e) {
      // it is just being started or was killed a moment ago
    }
  }

  /** The number may be an ended server's, and somebody else's by now. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
  }

  /** Does something in the next moment, at a time that differs from time to time. */
  public void soon(Runnable kill) {
    int delay;
    synchronized (random) {
      delay = random.nextInt(SOON_MILLISECONDS);
    }
    timer.schedule(kill, delay, TimeUnit.MILLISECONDS);
  }

  /** How many processes were killed. */
  public int kills() {
    return kills.get();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void kill(String service) {
    status(service)
        .map(ServiceStatus::process)
        .map(ProcessIdentity::pid)
        .ifPresent(this::killProcess);
  }

  private void killProcess(long pid) {
    ProcessHandle.of(pid)
        .filter(ProcessHandle::destroyForcibly)
        .ifPresent(killed -> kills.incrementAndGet());
  }

  private Optional<ServiceStatus> status(String service) {
    return state.get().services().stream()
        .filter(status -> status.name().equals(service))
        .findFirst();
  }
}
