package dev.phoenix.local.bench.requests;

import static dev.phoenix.local.bench.requests.Desk.APPROVED;
import static dev.phoenix.local.bench.requests.Desk.REJECTED;

import dev.phoenix.local.UserError;
import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import dev.phoenix.local.rest.TelegramChat.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Tasklist and Telegram decide the same request at the same moment, one with a yes and one with a
 * no. Tasklist's way to the engine is shorter, so Telegram has a head start, such that each of them
 * is first now and then.
 */
final class Races {

  private static final int AT_A_TIME = 20;
  private static final int STEP_MILLISECONDS = 150;
  private static final int JITTER_MILLISECONDS = 200;

  /** The bot says no more than one thing a second in a chat, as Telegram wants it. */
  private static final Duration ANSWER = Duration.ofMinutes(1);

  /** As the bot words it, in English. */
  private static final Pattern TAKEN = Pattern.compile("#\\d+: (approved|rejected)\\b.*");

  private static final Pattern TOO_LATE = Pattern.compile("#\\d+: already decided: .*");

  private final Desk desk;
  private final Random random;
  private final Consumer<String> progress;
  private int wonByTelegram;

  /** Grows while Tasklist wins and shrinks while Telegram does, until nobody can tell who will. */
  private long headStart;

  Races(Desk desk, Random random, Consumer<String> progress) {
    this.desk = desk;
    this.random = random;
    this.progress = progress;
  }

  /** Runs so many, and waits until what was approved is carried out. */
  List<TrialRequest> run(int first, int races) throws InterruptedException {
    var all = new ArrayList<TrialRequest>();
    while (all.size() < races) {
      var wave = new ArrayList<TrialRequest>();
      for (int i = 0; i < AT_A_TIME && all.size() + wave.size() < races; i++) {
        wave.add(
            desk.ask(
                Kind.RACE, first + all.size() + i, BigDecimal.ZERO, List.of(APPROVED, REJECTED)));
      }
      wave(wave);
      all.addAll(wave);
      progress.accept(
          "%d of %d races, %d won by Telegram".formatted(all.size(), races, wonByTelegram));
    }
    return all;
  }

  int wonByTelegram() {
    return wonByTelegram;
  }

  private void wave(List<TrialRequest> wave) throws InterruptedException {
    var commands = new LinkedHashMap<TrialRequest, Command>();
    for (var asked : Asked.everywhere(desk, wave)) {
      commands.put(asked.request(), race(asked));
      // one decision that waits for another's answer would come too late every time
      Waiting.until(ANSWER, () -> judge(commands));
    }
    commands.keySet().forEach(silent -> silent.refused(null));
    new Errands(desk).carryOut(wave, TrialRequest::amount);
  }

  private Command race(Asked asked) throws InterruptedException {
    var request = asked.request();
    boolean yes = random.nextBoolean();
    long later = Math.max(0, headStart + random.nextInt(JITTER_MILLISECONDS));
    var inTelegram = yes ? APPROVED : REJECTED;
    var inTasklist = yes ? REJECTED : APPROVED;
    var tasklist =
        new FutureTask<>(
            () -> {
              Thread.sleep(later);
              return desk.decide(asked.task(), inTasklist);
            });
    Thread.ofVirtual().start(tasklist);
    long command = desk.command(asked.question(), inTelegram);
    try {
      if (tasklist.get()) {
        request.taken(inTasklist);
        headStart += STEP_MILLISECONDS;
      } else {
        request.refused("the task is over");
        headStart -= STEP_MILLISECONDS;
      }
    } catch (ExecutionException e) {
      throw new UserError("Tasklist answers otherwise than it should: " + e.getCause(), e);
    }
    return new Command(command, inTelegram);
  }

  /**
   * What somebody wrote in Telegram.
   *
   * @param message its number
   * @param outcome that it wants
   */
  private record Command(long message, String outcome) {}

  /**
   * Takes out what Telegram has answered; that a decision is kept for later is no answer yet. True
   * when nothing is left.
   */
  private boolean judge(Map<TrialRequest, Command> commands) throws InterruptedException {
    var messages = desk.chat().messages();
    commands
        .entrySet()
        .removeIf(
            command ->
                messages.stream()
                    .filter(Message::byBot)
                    .filter(
                        message -> Objects.equals(message.answers(), command.getValue().message()))
                    .anyMatch(
                        message ->
                            judge(command.getKey(), command.getValue().outcome(), message.text())));
    return commands.isEmpty();
  }

  private boolean judge(TrialRequest request, String outcome, String answer) {
    if (TAKEN.matcher(answer).matches()) {
      request.taken(outcome);
      wonByTelegram++;
      return true;
    }
    if (TOO_LATE.matcher(answer).matches()) {
      request.refused(answer);
      return true;
    }
    return false;
  }
}
