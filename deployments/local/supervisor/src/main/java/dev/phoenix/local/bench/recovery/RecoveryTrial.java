package dev.phoenix.local.bench.recovery;

import dev.phoenix.local.bench.FeedContent;
import dev.phoenix.local.bench.Publications;
import dev.phoenix.local.child.ChildPlatform;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.rest.TelegramChat;
import dev.phoenix.local.service.TelegramDouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a process of a running platform, again and again, each time while posts are under way; the
 * platform runs under {@code up}, as a person runs it.
 */
public final class RecoveryTrial {

  private static final int POSTS = 10;

  /** When the engine dies, it is in the middle of so many. */
  private static final int MANY_POSTS = 200;

  private static final Duration NOTICED = Duration.ofMinutes(2);
  private static final Duration HEALED = Duration.ofMinutes(5);
  private static final Duration TOLD = Duration.ofSeconds(90);
  private static final Duration TOLD_TWICE = Duration.ofSeconds(5);

  /** What breaks again sooner keeps failing, and is told so: another thing than is tried here. */
  private static final Duration CALM = Duration.ofMinutes(10).plusSeconds(20);

  /** The disk stays full for two rounds of its watch. */
  private static final Duration FULL = Duration.ofSeconds(60);

  private final ChildPlatform platform;
  private final Sight sight;
  private final Injector injector;
  private final @Nullable SmallDisk disk;
  private final TelegramChat chat;
  private final Publications publications;
  private final FeedContent content;
  private final Consumer<String> progress;
  private final Map<String, Long> broken = new HashMap<>();
  private final Map<Integer, String> posts = new HashMap<>();

  /**
   * A trial.
   *
   * @param platform started by the trial; its feed server takes the same marker twice, or
   *     duplicates could not appear, and it asks and tells people in the double of Telegram
   * @param side its home and settings
   * @param agent the jar whose agent breaks processes
   * @param disk where that home is; null if it is not on one that may be filled
   */
  public RecoveryTrial(
      ChildPlatform platform,
      Home home,
      Settings settings,
      Path agent,
      @Nullable SmallDisk disk,
      Consumer<String> progress) {
    var ports = settings.ports();
    this.platform = platform;
    this.sight = new Sight(platform, home, settings);
    this.injector = new Injector(agent);
    this.disk = disk;
    this.chat =
        new TelegramChat(TelegramDouble.address(ports), TelegramDouble.CHAT, TelegramDouble.PERSON);
    var feed = URI.create("http://127.0.0.1:" + ports.feed() + "/posts");
    this.publications =
        new Publications(
            new Camunda(URI.create("http://127.0.0.1:" + ports.rest()), Credentials.demo()), feed);
    this.content = new FeedContent(feed);
    this.progress = progress;
  }

  /** Tries each cell, then waits for all posts. */
  public RecoveryReport run(List<Cell> cells) throws IOException, InterruptedException {
    var results = new ArrayList<CellResult>();
    platform.start();
    for (var cell : cells) {
      awaitCalm(cell);
      var result = run(cell);
      results.add(result);
      progress.accept(
          "%d of %d: %s, healed: %s, told %d + %d"
              .formatted(
                  results.size(),
                  cells.size(),
                  cell.word(),
                  RecoveryReport.seconds(result.healedSeconds()),
                  result.broke(),
                  result.back()));
      if (!result.healed() && !platform.awaitHealthy()) {
        break;
      }
    }
    return report(results);
  }

  private CellResult run(Cell cell) throws IOException, InterruptedException {
    var messages = Messages.from(chat, sight.names());
    var before = cell.isDisks() ? null : process(cell);
    int many =
        cell.process().equals("camunda") && cell.breakage() == Breakage.KILLED ? MANY_POSTS : POSTS;
    for (int i = 0; i < many; i++) {
      int run = posts.size() + 1;
      posts.put(run, publications.start(run));
    }
    long begun = System.nanoTime();
    if (before != null) {
      injector.inject(cell.breakage(), before);
    }
    Double noticed;
    Double healed;
    if (cell.isSupervisors()) {
      noticed = null;
      platform.start();
      healed = platform.awaitHealthy() ? seconds(begun) : null;
    } else if (before == null) {
      noticed = fill(cell, begun);
      healed = after(System.nanoTime(), HEALED, () -> sight.isOver(cell));
      messages.awaitBoth(cell.process(), TOLD, TOLD_TWICE);
    } else if (cell.breakage().isTakenAway()) {
      noticed = after(begun, NOTICED, () -> sight.isTrouble(cell));
      injector.takeAway(before);
      healed = after(System.nanoTime(), HEALED, () -> sight.isOver(cell));
      messages.awaitBoth(cell.process(), TOLD, TOLD_TWICE);
    } else {
      noticed = after(begun, NOTICED, () -> !sight.isAsBefore(cell, before));
      healed = after(begun, HEALED, () -> sight.allHealthy() && sight.isAnother(cell, before));
      messages.awaitBoth(cell.process(), TOLD, TOLD_TWICE);
    }
    broken.put(cell.trouble(), System.nanoTime());
    return new CellResult(
        cell,
        noticed,
        healed,
        messages.broke(cell.process()),
        messages.back(cell.process()),
        messages.besides(cell.process()),
        many);
  }

  private RecoveryReport report(List<CellResult> results) throws InterruptedException {
    var ends =
        publications.await(
            posts,
            run -> {
              try {
                return content.read().containsKey(run);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
              }
            });
    var entries = content.read();
    int duplicates = 0;
    int lost = 0;
    for (int run : posts.keySet()) {
      int count = entries.getOrDefault(run, 0);
      var end = ends.getOrDefault(run, "");
      duplicates += Math.max(0, count - 1);
      if (count == 0 || !end.startsWith("entry-") || end.equals("entry-abandoned")) {
        lost++;
        progress.accept("post %d: %d entries, %s".formatted(run, count, end));
      }
    }
    return new RecoveryReport(results, posts.size(), duplicates, lost);
  }

  private void awaitCalm(Cell cell) throws InterruptedException {
    var last = broken.get(cell.trouble());
    if (last != null) {
      long left = CALM.toNanos() - (System.nanoTime() - last);
      if (left > 0) {
        progress.accept(
            "waiting %d s until %s is calm".formatted(left / 1_000_000_000, cell.process()));
        Thread.sleep(Duration.ofNanos(left));
      }
    }
  }

  private @Nullable Double after(long begun, Duration patience, BooleanSupplier so)
      throws InterruptedException {
    while (System.nanoTime() - begun < patience.toNanos()) {
      if (so.getAsBoolean()) {
        return seconds(begun);
      }
      Thread.sleep(100);
    }
    return null;
  }

  /** Keeps the disk full for a while; answers when that was noticed, and gives it back. */
  private @Nullable Double fill(Cell cell, long begun) throws IOException, InterruptedException {
    var small = Objects.requireNonNull(disk, "there is no disk to fill");
    Double noticed = null;
    while (System.nanoTime() - begun < FULL.toNanos()) {
      small.fill();
      if (noticed == null && sight.isTrouble(cell)) {
        noticed = seconds(begun);
      }
      Thread.sleep(200);
    }
    small.free();
    return noticed;
  }

  private ProcessIdentity process(Cell cell) {
    return (cell.isSupervisors() ? platform.supervisor() : platform.service(cell.process()))
        .getFirst();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
