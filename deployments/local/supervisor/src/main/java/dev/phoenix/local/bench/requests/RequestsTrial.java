package dev.phoenix.local.bench.requests;

import dev.phoenix.local.bench.Operate;
import dev.phoenix.local.bench.Victims;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.TelegramChat;
import dev.phoenix.local.rest.TelegramChat.Message;
import dev.phoenix.local.supervise.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes requests on a running platform, decides them, and looks at what everybody shows. */
public final class RequestsTrial {

  /** How many approvals the budget covers. */
  public static final int COVERED = Overdraft.COVERED;

  /**
   * What the workers are told: budgets for payments as they come and for ten accounts, and a
   * shorter lease, so that the jobs of those who were killed are soon given to others.
   */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "PHOENIX_WORKERS_JOB_LEASE", "10s",
          "PHOENIX_WORKERS_BOOKS_BUDGETS_PAYMENT_MONTHLY", "1000000",
          "PHOENIX_WORKERS_BOOKS_BUDGETS_PAYMENT_CURRENCY", "EUR",
          "PHOENIX_WORKERS_BOOKS_BUDGETS_APIACCOUNT_MONTHLY", Overdraft.LIMIT.toPlainString(),
          "PHOENIX_WORKERS_BOOKS_BUDGETS_APIACCOUNT_CURRENCY", "EUR");

  /** Within this time every message has to show that its request is over: one a second. */
  private static final Duration TOLD = Duration.ofMinutes(6);

  private final Desk desk;
  private final Supplier<RunState> state;
  private final Random random;
  private final Consumer<String> progress;

  /**
   * A trial.
   *
   * @param chat in which people are asked
   * @param state what runs at the moment
   */
  public RequestsTrial(
      Camunda camunda,
      TelegramChat chat,
      Supplier<RunState> state,
      Random random,
      Consumer<String> progress) {
    this.desk = new Desk(camunda, chat);
    this.state = state;
    this.random = random;
    this.progress = progress;
  }

  /**
   * Runs it to the end.
   *
   * @param postmaster the file with the process number of the database, which is killed, too; null
   *     if it is no process
   */
  public RequestsSeen run(RequestsPlan plan, @Nullable Path postmaster)
      throws InterruptedException {
    var requests = new ArrayList<TrialRequest>();
    var races = new Races(desk, random, progress);
    requests.addAll(races.run(1, plan.races()));
    requests.addAll(new Overdraft(desk, random, progress).run(1, plan.approvals()));
    // what is still to be said would keep the questions that follow waiting
    messages();
    int kills;
    try (var victims = new Victims(state, random, postmaster)) {
      requests.addAll(
          new Crashes(desk, victims, postmaster != null, random, progress).run(1, plan.requests()));
      kills = victims.kills();
    }
    var messages = messages();
    return new RequestsSeen(requests, elements(requests), messages, kills, races.wonByTelegram());
  }

  /**
   * The chat, once nothing waits in it for an answer and the bot has heard all, or after a while.
   */
  private List<Message> messages() throws InterruptedException {
    var seen = new ArrayList<Message>();
    Waiting.until(
        TOLD,
        () -> {
          var messages = desk.chat().messages();
          seen.clear();
          seen.addAll(messages);
          return messages.stream().allMatch(message -> message.buttons().isEmpty())
              && !desk.chat().hasUnheard();
        });
    return seen;
  }

  /** How often each request's instance went through each element, with its end. */
  private Map<String, Map<String, Integer>> elements(List<TrialRequest> requests)
      throws InterruptedException {
    var operate = new Operate(desk.camunda());
    var all = new HashMap<String, Map<String, Integer>>();
    for (var request : requests) {
      var counts = new HashMap<String, Integer>();
      for (var element : operate.elements(request.instance())) {
        if (element.path("state").asText().equals("COMPLETED")) {
          counts.merge(element.path("flowNodeId").asText(), 1, Integer::sum);
        }
      }
      all.put(request.instance(), counts);
    }
    return all;
  }
}
