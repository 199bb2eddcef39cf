package dev.phoenix.local.watch;

import dev.phoenix.local.home.WatchSettings;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.Supervisor;
import dev.phoenix.local.watch.ModelProbe.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model runtime now and then, and starts it again when it babbles several times in a row.
 * What babbles after that, too, is not mended by starts: it is told, and started again only after
 * an hour.
 */
final class ModelWatch implements Looker {

  static final String SERVICE = "model-runtime";
  static final String KEY = "sense:" + SERVICE;

  // after a wrong answer it is asked again soon, so that it does not babble for minutes
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration BETWEEN_RESTARTS = Duration.ofHours(1);

  private final ModelProbe probe;
  private final Supervisor supervisor;
  private final Troubles troubles;
  private final History history;
  private final WatchSettings settings;
  private final Clock clock;
  private final List<Question> questions = Question.all();
  private final Random seeds = new Random();
  private final Map<String, Long> outcomes = new ConcurrentHashMap<>();
  private int asked;
  private int wrong;
  private String silence = "";
  private @Nullable Instant restarted;

  ModelWatch(
      ModelProbe probe,
      Supervisor supervisor,
      Troubles troubles,
      History history,
      WatchSettings settings,
      Clock clock) {
    this.probe = probe;
    this.supervisor = supervisor;
    this.troubles = troubles;
    this.history = history;
    this.settings = settings;
    this.clock = clock;
  }

  /** How many probes ended how: {@code sense}, {@code babble}, {@code not_asked}. */
  Map<String, Long> outcomes() {
    return outcomes;
  }

  @Override
  public Duration look() throws InterruptedException {
    var process = healthyProcess();
    if (process.isEmpty()) {
      wrong = 0;
      return SOON;
    }
    var question = questions.get(asked++ % questions.size());
    var outcome = probe.ask(question, seeds.nextInt(Integer.MAX_VALUE));
    if (!process.equals(healthyProcess())) {
      // it was stopped, frozen or died meanwhile: its answer says nothing
      return SOON;
    }
    return switch (outcome) {
      case Outcome.Sense() -> sense();
      case Outcome.NotAsked(String why) -> notAsked(why);
      case Outcome.Babble(String fault) -> babble(fault);
    };
  }

  private Duration sense() {
    count("sense");
    silence = "";
    wrong = 0;
    troubles.back(KEY);
    return settings.modelEvery();
  }

  private Duration notAsked(String why) {
    count("not_asked");
    if (!why.equals(silence)) {
      history.add("the model was not asked: " + why);
      silence = why;
    }
    return settings.modelEvery();
  }

  private Duration babble(String fault) {
    count("babble");
    wrong++;
    history.add("the model " + fault);
    if (wrong < settings.modelFailures()) {
      return SOON;
    }
    int times = wrong;
    wrong = 0;
    var now = clock.instant();
    var last = restarted;
    boolean mayRestart = last == null || last.plus(BETWEEN_RESTARTS).isBefore(now);
    if (mayRestart && supervisor.restart(SERVICE, "babbled: it " + fault)) {
      restarted = now;
      if (!troubles.isBroken(KEY)) {
        troubles.broke(
            KEY,
            Severity.WARNING,
            "the model",
            "the model babbles",
            fault + ", " + times + " times in a row; the model runtime is started again");
      }
      return SOON;
    }
    if (troubles.isBroken(KEY)) {
      troubles.worse(
          KEY, Severity.CRITICAL, fault + ", also after the model runtime was started again");
    } else {
      troubles.broke(
          KEY,
          Severity.CRITICAL,
          "the model",
          "the model babbles again",
          fault + ", less than an hour after the model runtime was started again for that");
    }
    return settings.modelEvery();
  }

  private Optional<ProcessIdentity> healthyProcess() {
    return supervisor.state().services().stream()
        .filter(service -> service.name().equals(SERVICE))
        .filter(service -> service.state() == ServiceState.HEALTHY)
        .flatMap(service -> Optional.ofNullable(service.process()).stream())
        .findFirst();
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }
}
