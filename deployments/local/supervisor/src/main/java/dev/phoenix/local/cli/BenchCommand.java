package dev.phoenix.local.cli;

import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.bench.requests.RequestsPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench NAME}: measures and prints one figure a line. A new measurement is one entry more in
 * {@link #BENCHMARKS}.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures; prints 'figure NAME VALUE UNIT' lines.",
    footer = {
      "",
      "Those that need a platform start one of their own beside the usual home, whose data they do",
      "not touch.",
      "",
      "bad-nights  six kinds of feedback from which nothing must be learned, a night on each,"
          + " after",
      "         a good one: what each is refused with, and whether what is live stays.",
      "crashes  each process of a night of learning killed in each of its states, as a matrix;",
      "         exits with 1 if one was left between its adapter and what was live before.",
      "engine   jobs per second of whole social posts over those of a process of one task",
      "         (flow_job_ratio), by turns in one run. Service and connector jobs count; the",
      "         review in between is completed over REST at once and counts as none. Then the",
      "         time of a warm start and the memory of all processes.",
      "learning a training's tokens per second on 1, 2 and 4 processors (train_tokens_per_s_*),",
      "         memory and time of LoRA beside training all weights (lora_*_ratio), what is said",
      "         of a training's memory beside what it takes (memory_estimate_error), how long",
      "         people wait for a post beside a training (drafting_p99_ratio), and nights of 100",
      "         examples, one of them while four people draft (night_seconds, failed_requests).",
      "loop     how often drafts of phoenix-core pass, and how often the loop mends them, on"
          + " briefs",
      "         that its training has not seen, beside controls with as many drafts.",
      "model    speed and memory of the engine that runs phoenix-core, as ratios of one run.",
      "nights   days of posts that a reviewer with a voice of their own edits, a night of learning",
      "         after each, while four clients draft: how much of the voice the drafts have on",
      "         topics that nobody saw (voice_before, voice_after).",
      "publish  posts published under kills and lost answers: duplicates and lost ones.",
      "recovery each process killed, stopped, filled with memory, wrong and slow, and the disk",
      "         filled, while posts are under way, as a table: whether it is noticed, told once"
          + " and",
      "         healed; exits with 1 if not, or if a post is lost or published twice.",
      "requests human requests that Tasklist and Telegram decide at the same moment, payments",
      "         while workers, Telegram and database are killed, and more approvals than the",
      "         budget covers: double decisions, messages and bookings, lost ones, and money",
      "         beyond the budget; exits with 1 unless there are none.",
      "service  the model runtime as a service: adapters that change under load (swap_*), from the",
      "         death of a backend to the next one's first word (fallback_ms), pictures (image_*;",
      "         image_vs_vips needs the program vips, Debian's libvips-tools), what HTTP costs a",
      "         request (http_overhead_ms), and start to first answer of each role",
      "         (cold_start_ms_*).",
      "soak     a post a second for half an hour: what each process takes in the last third over",
      "         the first (memory_, threads_, files_, processes_ratio_max); exits with 1 if one",
      "         grew by more than a twentieth, was started again, or a post is lost."
    })
public final class BenchCommand implements Callable<Integer> {

  /** One measurement: tells what goes on on the console and answers its figures. */
  interface Benchmark {
    List<Figure> run(Request request, Console console) throws IOException, InterruptedException;

    /** Whether the figures are what has to be, for a measurement that proves something. */
    default boolean passed(List<Figure> figures) {
      return true;
    }
  }

  /**
   * What the command line asks for.
   *
   * @param asked how many runs, for the measurements that have runs; null for their own number
   * @param seed decides the order of faults
   * @param only what is run, of the measurements that have cells or kinds; empty for all
   * @param here on the Phoenix that runs, for the measurements that can do so
   * @param since with it, feedback given before is not learned from; null for all
   * @param minutes how long, for the measurement that lasts
   * @param plan how much, for the measurement of requests
   */
  record Request(
      @Nullable Integer asked,
      long seed,
      String only,
      boolean here,
      @Nullable Instant since,
      int minutes,
      RequestsPlan plan) {

    /** How many runs. */
    int runs(int otherwise) {
      return asked == null ? otherwise : asked;
    }
  }

  private static final int MOST_RUNS = 10_000;

  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("bad-nights", new BadNightsBenchmark()),
              Map.entry("crashes", new CrashBenchmark()),
              Map.entry("engine", new EngineBenchmark()),
              Map.entry("learning", new ServerMeasurements(LearningMeasurements::parts)),
              Map.entry("loop", new ModelBenchmark("dev.phoenix.model.training.trial.LoopFigures")),
              Map.entry(
                  "model", new ModelBenchmark("dev.phoenix.model.training.trial.ModelFigures")),
              Map.entry("nights", new NightsBenchmark()),
              Map.entry("publish", new PublishBenchmark()),
              Map.entry("recovery", new RecoveryBenchmark()),
              Map.entry("requests", new RequestsBenchmark()),
              Map.entry("service", new ServerMeasurements(ServiceMeasurements::parts)),
              Map.entry("soak", new SoakBenchmark())));

  @Parameters(paramLabel = "NAME", description = "What to measure.")
  private String name = "";

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "publish: how many publications (100 without); nights: how many days (7).")
  private @Nullable Integer runs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "publish: order of faults; crashes: moments of kills; loop: sampling; bad-nights,"
              + " requests: what is random (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      description =
          "crashes: a row, a column or a cell ([PROCESS][@STATE]), such as workers@training;"
              + " recovery: likewise, such as feed@hung;"
              + " bad-nights: a kind of feedback, such as shuffled-answers; or several, with"
              + " commas; requests: the workers' database, h2 or postgresql, both without.")
  private String only = "";

  @Option(
      names = "--here",
      description =
          "nights, bad-nights: on the Phoenix that runs. What they teach it stays in its feedback.")
  private boolean here;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "nights --here: learn from feedback given from then on, such as 2026-11-21T00:00:00Z.")
  private @Nullable Instant since;

  @Option(
      names = "--races",
      paramLabel = "N",
      description = "requests: how many are decided at two places at once (200 without).")
  private int races = RequestsPlan.WHOLE.races();

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "requests: how many payments are made under kills (100 without).")
  private int requests = RequestsPlan.WHOLE.requests();

  @Option(
      names = "--approvals",
      paramLabel = "N",
      description = "requests: how many want a budget for ten (50 without).")
  private int approvals = RequestsPlan.WHOLE.approvals();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "soak: how long it looks, after twenty minutes (30 without).")
  private int minutes = 30;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      throw new UserError(
          "There is no benchmark '" + name + "'. There are: " + BENCHMARKS.keySet());
    }
    if (runs != null && (runs < 2 || runs > MOST_RUNS)) {
      throw new UserError("--runs must be from 2 to " + MOST_RUNS);
    }
    for (int count : List.of(races, requests, approvals)) {
      if (count < 0 || count > MOST_RUNS) {
        throw new UserError("--races, --requests and --approvals must be from 0 to " + MOST_RUNS);
      }
    }
    if (minutes < 1 || minutes > MOST_RUNS) {
      throw new UserError("--minutes must be from 1 to " + MOST_RUNS);
    }
    var plan = new RequestsPlan(races, requests, approvals);
    var figures =
        benchmark.run(
            new Request(runs, seed, only, here, since, minutes, plan), new Console(System.err));
    figures.forEach(figure -> System.out.println(figure.line()));
    if (json != null) {
      Files.writeString(
          json,
          Json.MAPPER.writeValueAsString(Map.of("benchmark", name, "figures", figures)) + "\n");
    }
    return benchmark.passed(figures) ? 0 : 1;
  }
}
