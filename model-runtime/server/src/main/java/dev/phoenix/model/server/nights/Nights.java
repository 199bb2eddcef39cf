package dev.phoenix.model.server.nights;

import dev.phoenix.model.adapters.AdapterException;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.server.nights.StepWork.Outcome;
import dev.phoenix.model.server.nights.gate.GateResults;
import dev.phoenix.model.server.nights.process.WorkingProcess;
import dev.phoenix.model.server.nights.watch.WatchWork;
import dev.phoenix.model.trainer.job.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The nights of this installation and their steps. All that is known of a night is in its folder,
 * so a restart changes nothing, and each request can be repeated. Safe for threads.
 */
public final class Nights {

  private final Path root;
  private final long mostBytes;
  private final Map<NightStep, StepWork> steps;
  private final WatchWork watch;
  private final Rotation rotation;
  private final Clock clock;

  /**
   * Nights in a folder.
   *
   * @param mostBytes of a file that is handed in
   * @param steps what each step but {@link NightStep#END} does
   * @param watch the one of the watch
   * @param keepWork how long what an ended night worked with is kept
   * @param clock tells when things happen
   */
  public Nights(
      Path root,
      long mostBytes,
      Map<NightStep, StepWork> steps,
      WatchWork watch,
      Duration keepWork,
      Clock clock) {
    this.root = root.toAbsolutePath().normalize();
    this.mostBytes = mostBytes;
    this.steps = Map.copyOf(steps);
    this.watch = watch;
    this.rotation = new Rotation(keepWork, clock);
    this.clock = clock;
  }

  /**
   * Takes one of a night's files. The same content again does nothing.
   *
   * @param name {@code train} or {@code golden}
   * @throws NightRefusedException with {@link Reason#CONFLICT} if the night has another content
   */
  public void put(String id, String name, InputStream content) throws IOException {
    var folder = NightFolder.of(root, id);
    Path file = name.equals("train") ? folder.train() : folder.golden();
    try (var received = HandedIn.receive(content, folder.path(), mostBytes)) {
      synchronized (this) {
        if (!Files.exists(file)) {
          // what an ended one had may be gone, and nothing will need it
          if (NightFile.read(folder).filter(night -> night.step() == NightStep.END).isPresent()) {
            throw conflict("The night '%s' has ended: begin another one".formatted(id));
          }
          received.keep(file);
        } else if (!received.sameAs(file)) {
          throw conflict(
              "The night '%s' has another %s.jsonl already: give this one another id"
                  .formatted(id, name));
        }
      }
    }
  }

  /**
   * Begins a step, or goes on with it if its process died.
   *
   * @throws NightRefusedException with {@link Reason#CONFLICT} if it is not its turn
   */
  public synchronized NightRecord begin(String id, NightStep step) throws IOException {
    var folder = NightFolder.of(root, id);
    var before = NightFile.read(folder);
    if (before.isPresent() && before.get().step().compareTo(step) > 0) {
      return done(before.get(), step);
    }
    var night =
        before.isPresent() && before.get().step() == step
            ? before.get()
            : NightFile.write(entered(folder, before, step), folder);
    try {
      var begun = work(step).begin(folder, night);
      return begun.equals(night) ? night : NightFile.write(begun, folder);
    } catch (AdapterException e) {
      if (e.reason() == AdapterException.Reason.BUSY) {
        throw e;
      }
      return NightFile.write(
          night.with(NightStatus.REFUSED, String.valueOf(e.getMessage())), folder);
    }
  }

  /** A step that was begun before a later one. */
  private static NightRecord done(NightRecord night, NightStep step) {
    if (night.step() == NightStep.END && night.reached().compareTo(step) < 0) {
      throw conflict("The night '%s' has ended: begin another one".formatted(night.id()));
    }
    return night;
  }

  private NightRecord entered(NightFolder folder, Optional<NightRecord> before, NightStep step)
      throws IOException {
    if (before.isEmpty()) {
      if (step != NightStep.TRAIN) {
        throw conflict(
            "The night '%s' begins with its training: ask for train first".formatted(folder.id()));
      }
      if (!Files.exists(folder.train())) {
        throw conflict("Hand in train.jsonl of the night '%s' first".formatted(folder.id()));
      }
    } else {
      checkTurn(folder, before.get(), step);
    }
    var night =
        before
            .map(known -> known.next(step, clock.instant()))
            .orElseGet(() -> NightRecord.begun(folder.id(), step, clock.instant()));
    for (Path file : List.of(folder.train(), folder.golden())) {
      if (Files.exists(file)) {
        night = night.file(String.valueOf(file.getFileName()), Digests.sha256(file));
      }
    }
    return work(step).enter(folder, night);
  }

  private void checkTurn(NightFolder folder, NightRecord night, NightStep step) throws IOException {
    var outcome = outcome(folder, night);
    if (step.ordinal() != night.step().ordinal() + 1 || outcome.status() != NightStatus.DONE) {
      throw conflict(
          "The night '%s' is at %s, which is %s: %s is not its turn"
              .formatted(
                  night.id(),
                  word(night.step()),
                  outcome.status().name().toLowerCase(Locale.ROOT),
                  word(step)));
    }
    if (step == NightStep.VALIDATE && !Files.exists(folder.golden())) {
      throw conflict("Hand in golden.jsonl of the night '%s' first".formatted(night.id()));
    }
    if (step == NightStep.ARCHIVE) {
      for (var engine : GateEngine.values()) {
        var result = GateResults.of(folder, engine);
        if (result == null || !result.passed()) {
          throw conflict(
              "The gate by %s did not let the adapter of the night '%s' pass: end the night"
                  .formatted(engine.word(), night.id()));
        }
      }
    }
  }

  /**
   * Ends a night: its process, if one runs, and its watch.
   *
   * @param keep whether its adapter stays live; that it does not can still be said later
   * @throws NightRefusedException with {@link Reason#UNKNOWN} if there is no such night
   */
  public NightRecord end(String id, boolean keep) throws IOException {
    return end(id, keep, "");
  }

  /**
   * Ends a night, as {@link #end(String, boolean)} does.
   *
   * @param reason why, for people; empty for none
   */
  public synchronized NightRecord end(String id, boolean keep, String reason) throws IOException {
    var folder = NightFolder.of(root, id);
    var night = known(id);
    if (night.step() != NightStep.END) {
      var outcome = outcome(folder, night);
      if (outcome.status() != NightStatus.DONE && !outcome.message().isEmpty()) {
        night = night.event(clock.instant(), outcome.message());
      }
      // in this order: what is asked for again after a crash finds less to do
      for (var work :
          List.of(
              folder.training(), folder.gate(GateEngine.DJL), folder.gate(GateEngine.LLAMA_CPP))) {
        WorkingProcess.kill(work);
      }
      watch.end(folder);
    }
    boolean rolledBack = !keep && watch.rollBack(night);
    if (night.step() == NightStep.END && !rolledBack) {
      return night;
    }
    var ended = night.step() == NightStep.END ? night : night.next(NightStep.END, clock.instant());
    // one that ended well and is rolled back after all gets its reason, too
    ended = ended.with(NightStatus.DONE, reason.isEmpty() ? ended.message() : reason);
    if (rolledBack) {
      var back = night.before() == null ? "the model alone" : night.before();
      ended =
          ended.event(
              clock.instant(),
              "%s was rolled back: live is %s again.".formatted(night.adapter(), back));
    }
    NightFile.write(ended, folder);
    rotate();
    return ended;
  }

  /**
   * A night.
   *
   * @throws NightRefusedException with {@link Reason#UNKNOWN} if there is none of this id, or
   *     nothing of it was begun
   */
  public NightRecord known(String id) throws IOException {
    return NightFile.read(NightFolder.of(root, id))
        .orElseThrow(
            () ->
                new NightRefusedException(
                    Reason.UNKNOWN,
                    "There is no night '%s' of which a step was begun".formatted(id)));
  }

  /** Where the files of a night are. */
  public NightFolder folder(NightRecord night) {
    return NightFolder.of(root, night.id());
  }

  /** All nights of which a step was begun, the newest first. */
  public List<NightRecord> all() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<NightRecord> nights = new ArrayList<>();
    try (var entries = Files.list(root)) {
      for (Path entry : entries.toList()) {
        if (NightFolder.isId(String.valueOf(entry.getFileName()))) {
          NightFile.read(new NightFolder(entry)).ifPresent(nights::add);
        }
      }
    }
    nights.sort(
        Comparator.comparing(NightRecord::created).thenComparing(NightRecord::id).reversed());
    return nights;
  }

  /** How a night's last step stands. */
  public Outcome outcome(NightFolder folder, NightRecord night) throws IOException {
    return night.step() == NightStep.END
        ? new Outcome(NightStatus.DONE, night.message())
        : work(night.step()).outcome(folder, night);
  }

  /** Goes on with what this process did before it was started again. */
  public synchronized void goOn() throws IOException {
    for (var night : all()) {
      if (night.step() == NightStep.WATCH) {
        watch.goOn(folder(night), night);
      }
    }
    rotate();
  }

  private void rotate() throws IOException {
    all().forEach(night -> rotation.look(folder(night), night));
  }

  private StepWork work(NightStep step) {
    var work = steps.get(step);
    if (work == null) {
      throw new IllegalArgumentException(step + " is nothing that can be begun");
    }
    return work;
  }

  private static String word(NightStep step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static NightRefusedException conflict(String message) {
    return new NightRefusedException(Reason.CONFLICT, message);
  }
}
