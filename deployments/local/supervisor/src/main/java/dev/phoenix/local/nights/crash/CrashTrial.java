package dev.phoenix.local.nights.crash;

import dev.phoenix.local.UserError;
import dev.phoenix.local.child.ChildPlatform;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.nights.Standing;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.supervise.Orphans;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a night for each cell of the matrix, kills the cell's process in the cell's state, waits
 * until the night has ended all the same, and judges what is live then. The platform runs under
 * {@code up}, as a person runs it.
 */
public final class CrashTrial {

  private static final Duration WATCH = Duration.ofSeconds(6);
  private static final Duration NIGHT = Duration.ofMinutes(12);

  /** More kills of one service than the supervisor forgives within ten minutes are not tried. */
  private static final int KILLS_FORGIVEN = 3;

  private static final Set<String> FAILURES =
      Set.of("failed", "refused", "not-begun", "not-trained", "cancelled");

  private final Home home;
  private final NightPlatform platform;
  private final Random random;
  private final Consumer<String> progress;
  private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);

  /**
   * A trial in a home of its own, which is empty.
   *
   * @param settings its ports; its configuration is written by the trial
   * @param random decides how long after a state's beginning the kill comes
   */
  public CrashTrial(Home home, Settings settings, Random random, Consumer<String> progress) {
    this.home = home;
    this.platform = new NightPlatform(home, settings.ports());
    this.random = random;
    this.progress = progress;
  }

  /** Writes what the home needs before anything of it is read. */
  public static void prepare(Home home, Settings settings) throws IOException {
    TrialHome.prepare(home, settings);
  }

  /** Runs the cells and, after the last one, one night more in which nothing is killed. */
  public CrashReport run(List<Cell> cells) throws IOException, InterruptedException {
    var results = new ArrayList<CellResult>();
    try (var child = new ChildPlatform(home)) {
      Runtime.getRuntime().addShutdownHook(new Thread(child::close, "stop"));
      child.start();
      platform.learnFrom(TrialHome.verdicts(home));
      for (var cell : cells) {
        rest(cell, child);
        var result = run(cell, results.size() + 1, child);
        results.add(result);
        progress.accept(told(result, results.size(), cells.size()));
        if (!child.awaitHealthy()) {
          progress.accept("the platform did not recover: see the logs in " + home.logs());
          return new CrashReport(results, false);
        }
      }
      return new CrashReport(results, undisturbed(results.size() + 1));
    }
  }

  /** The supervisor gives up what dies too often: before that, it is stopped and started. */
  private void rest(Cell cell, ChildPlatform child) throws IOException, InterruptedException {
    if (killed.getOrDefault(cell.victim(), 0) >= KILLS_FORGIVEN) {
      child.close();
      child.start();
      killed.clear();
    }
  }

  private CellResult run(Cell cell, int number, ChildPlatform child)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    var runId = "crash-%02d-%s-%s".formatted(number, cell.victim().word(), cell.moment().word());
    if (number % 2 == 1) {
      // so that the voice comes from this night; every other night has an adapter before it
      platform.forget();
    }
    var before = platform.standing();
    var refused = platform.begin(runId, WATCH);
    if (!refused.isEmpty()) {
      progress.accept(runId + " is refused: " + refused);
      return new CellResult(
          cell, Optional.empty(), 0, null, judged(null, before), seconds(started), false);
    }
    try (var observer = new Observer(platform.state(runId), () -> platform.find(runId))) {
      // looked for before, since some states are over while one looks
      var services = services(cell, child);
      boolean there = observer.await(cell.moment(), NIGHT);
      int kills = 0;
      Optional<Moment> hit = Optional.empty();
      if (there) {
        Thread.sleep(delay(cell.moment()));
        kills = kill(cell, services.isEmpty() ? detached(cell, runId) : services);
        hit = observer.look().moment();
        if (cell.victim() == Victim.SUPERVISOR && kills > 0) {
          startAgain(child);
        }
      }
      var told = observer.awaitEnd(NIGHT) ? told(observer) : null;
      boolean begun = there || (told != null && !FAILURES.contains(told.outcome()));
      var judgement = judged(told, before);
      var outcome = told == null ? null : told.outcome();
      return new CellResult(cell, hit, kills, outcome, judgement, seconds(started), begun);
    }
  }

  /** As a person would; if it does not start, the night does not end, and that is told. */
  private void startAgain(ChildPlatform child) throws IOException, InterruptedException {
    try {
      child.start();
      killed.clear();
    } catch (UserError e) {
      progress.accept(String.valueOf(e.getMessage()));
    }
  }

  private static Judgement.Told told(Observer observer) {
    var night = observer.told();
    var adapter = night.at("/night/adapter");
    return new Judgement.Told(
        night.path("outcome").asText(), adapter.isTextual() ? adapter.asText() : null);
  }

  /** Right away where a state is over in a moment, else somewhere in its first seconds. */
  private Duration delay(Moment moment) {
    int most =
        switch (moment) {
          case TRAINING -> 4000;
          case VALIDATING, VALIDATING_SHIPPED -> 2000;
          case WATCHING -> 1000;
          case ARCHIVING -> 20;
          case COLLECTING, ACTIVATING, ENDING -> 0;
        };
    return Duration.ofMillis(most == 0 ? 0 : random.nextInt(most));
  }

  private int kill(Cell cell, List<ProcessIdentity> processes) {
    boolean hit = false;
    for (var process : processes) {
      hit |= process.find().filter(ProcessHandle::destroyForcibly).isPresent();
    }
    if (hit) {
      killed.merge(cell.victim(), 1, Integer::sum);
    }
    return hit ? 1 : 0;
  }

  /** Those of a victim that lives longer than a night; none for one that does not. */
  private static List<ProcessIdentity> services(Cell cell, ChildPlatform child) {
    return switch (cell.victim()) {
      case TRAINER, GATE -> List.of();
      case WORKERS -> child.service("workers");
      case MODEL_RUNTIME -> child.service("model-runtime");
      case SUPERVISOR -> child.supervisor();
      case ENGINE -> child.tree("camunda");
    };
  }

  private List<ProcessIdentity> detached(Cell cell, String runId) throws InterruptedException {
    return switch (cell.moment()) {
      case TRAINING -> working(runId, "train");
      case VALIDATING -> working(runId, "gate");
      default -> working(runId, "gate-shipped");
    };
  }

  /** The detached process of a step, which takes its folder's lock a moment after its start. */
  private List<ProcessIdentity> working(String runId, String step) throws InterruptedException {
    var folder = home.nights().resolve(runId).resolve(step);
    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (System.nanoTime() < until) {
      var process = Orphans.in(folder);
      if (process.isPresent()) {
        return List.of(process.get());
      }
      Thread.sleep(5);
    }
    return List.of();
  }

  private Judgement judged(Judgement.@Nullable Told told, Standing before)
      throws InterruptedException {
    try {
      var after = platform.standing();
      boolean voiced =
          told != null
              && told.outcome().equals("adapter-live")
              && after.adapter() != null
              && platform.voiced();
      return Judgement.of(told, before, after, voiced);
    } catch (IOException | UserError e) {
      return new Judgement(Judgement.Verdict.BETWEEN, "what is live cannot be told: " + e);
    }
  }

  /** Whether a night in which nothing is killed makes its adapter live. */
  private boolean undisturbed(int number) throws IOException, InterruptedException {
    var runId = "crash-%02d-none".formatted(number);
    var before = platform.standing();
    var refused = platform.begin(runId, WATCH);
    if (!refused.isEmpty()) {
      progress.accept(runId + " is refused: " + refused);
      return false;
    }
    try (var observer = new Observer(platform.state(runId), () -> platform.find(runId))) {
      var told = observer.awaitEnd(NIGHT) ? told(observer) : null;
      var judgement = judged(told, before);
      progress.accept(
          "one night more: "
              + judgement.verdict().word()
              + (judgement.reason().isEmpty() ? "" : ", " + judgement.reason()));
      return judgement.verdict() == Judgement.Verdict.ACTIVATED;
    }
  }

  private static String told(CellResult result, int done, int all) {
    var reason = result.judgement().reason();
    return "%d of %d: %s: %s, outcome %s, %.0f s%s"
        .formatted(
            done,
            all,
            result.cell(),
            result.text(),
            Objects.requireNonNullElse(result.outcome(), "none"),
            result.seconds(),
            reason.isEmpty() ? "" : ": " + reason);
  }

  private static double seconds(long started) {
    return Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
  }
}
