package dev.phoenix.local.backup;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The backups of a home, one at a time. */
public final class Backups {

  private final BackupRun run;
  private final Vault vault;
  private final Clock clock;
  private final Map<String, BackupState> states = new HashMap<>();
  private @Nullable String running;

  /** Those that a run makes into the folder of the settings. */
  public Backups(BackupRun run, BackupSettings settings, Clock clock) {
    this.run = run;
    this.vault = new Vault(settings.folder());
    this.clock = clock;
  }

  /** What came of asking for one. */
  public enum Answer {
    /** It goes on, on a thread of its own. */
    BEGUN,
    /** One of this name runs or is there. */
    KNOWN,
    /** Another one runs. */
    BUSY
  }

  /**
   * Begins a backup, unless it runs or is there. One that failed begins anew.
   *
   * @param id {@link Vault#isId its name}
   */
  public Answer begin(String id, String reason) {
    var answer = take(id);
    if (answer == Answer.BEGUN) {
      Thread.ofPlatform().daemon().name("backup").start(() -> carryOut(id, reason, state -> {}));
    }
    return answer;
  }

  /** Makes a backup and returns when it ended, for a program that does nothing else. */
  public BackupState make(String id, String reason, Consumer<BackupState> told) {
    if (take(id) != Answer.BEGUN) {
      throw new IllegalStateException("there is a backup " + id);
    }
    carryOut(id, reason, told);
    return find(id).orElseThrow();
  }

  private synchronized Answer take(String id) {
    if (!Vault.isId(id)) {
      throw new IllegalArgumentException("no name of a backup: " + id);
    }
    var known = find(id);
    if (known.isPresent() && known.get().state() != BackupState.State.FAILED) {
      return Answer.KNOWN;
    }
    if (running != null) {
      return Answer.BUSY;
    }
    running = id;
    states.put(id, BackupState.begun(id, clock.instant()));
    return Answer.BEGUN;
  }

  private void carryOut(String id, String reason, Consumer<BackupState> told) {
    var begun = find(id).orElseThrow();
    var ended = begun.failed("It ended unexpectedly; see the supervisor's output", clock.instant());
    try {
      ended =
          run.run(
              begun,
              reason,
              state -> {
                put(state);
                told.accept(state);
              });
    } catch (IOException | RuntimeException e) {
      ended = find(id).orElse(begun).failed(String.valueOf(e.getMessage()), clock.instant());
    } finally {
      // also after an error, such as too little memory: the next one is to be made
      end(ended);
    }
    told.accept(ended);
  }

  private synchronized void put(BackupState state) {
    states.put(state.id(), state);
  }

  private synchronized void end(BackupState state) {
    states.put(state.id(), state);
    running = null;
  }

  /** How far a backup is; also one of an earlier supervisor, if its archive is there. */
  public synchronized Optional<BackupState> find(String id) {
    var state = states.get(id);
    if (state != null) {
      return Optional.of(state);
    }
    try {
      return vault.list().stream()
          .filter(each -> each.id().equals(id) && each.at() != null)
          .findFirst()
          .map(Backups::done);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static BackupState done(Archived archived) {
    var at = archived.at();
    return new BackupState(
        archived.id(),
        BackupState.State.DONE,
        "done",
        at == null ? java.time.Instant.EPOCH : at,
        at,
        archived.archive().toString(),
        archived.bytes(),
        null,
        // an archive gets its name only when it was found good
        true,
        archived.frozenMillis(),
        null);
  }

  /** The archives, the newest first. */
  public List<Archived> list() throws IOException {
    return vault.list();
  }
}
