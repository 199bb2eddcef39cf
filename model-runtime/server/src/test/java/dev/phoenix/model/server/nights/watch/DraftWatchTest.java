package dev.phoenix.model.server.nights.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.server.loop.LoopListener.Asked;
import dev.phoenix.model.server.nights.Installation;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.ScriptedChildren;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftWatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Brief BRIEF =
      new Brief("spring sale", "", "en", "", List.of(), List.of("sale"), List.of(), List.of(), 280);
  private static final String GOOD = "Come to our spring sale in the old town!";

  @TempDir Path folder;
  private final Scripted shadow = new Scripted();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Installation installation;

  @BeforeEach
  void open() throws IOException {
    installation = new Installation(folder, new ScriptedChildren(), shadow, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  /** A draft of the loop, begun now. */
  private void drafted(String text, double score, String writer, String prompt) {
    var findings =
        score == 1
            ? List.<Finding>of()
            : List.of(new Finding("MISSING_MENTION", Finding.Severity.ERROR, "no", "sale"));
    var iteration = new Iteration(1, writer, text, score, score == 1 ? 0.9 : 0, findings, 0);
    installation.drafts.ran(
        BRIEF,
        List.of(new Asked(1, writer, prompt)),
        new Draft(text, writer, score, 0.9, findings, List.of(iteration), "", false, 0));
  }

  private List<Comparison> comparisons() throws IOException {
    return WatchFile.read(new NightFolder(folder.resolve("nights/one")));
  }

  private void awaitComparisons(int count) {
    await().atMost(PATIENCE).until(() -> comparisons().size() == count);
  }

  @Test
  void shouldCompareDraftsWithTheVersionBefore() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);

    // when
    drafted("Hello.", 0.75, "phoenix-core", "prompt");
    awaitComparisons(1);

    // then
    var compared = comparisons().getFirst();
    assertThat(compared.live().text()).isEqualTo("Hello.");
    assertThat(compared.before().text()).isEqualTo(GOOD);
    assertThat(compared.order()).isNegative();
    assertThat(shadow.adapters).containsExactly("none");
    assertThat(requireNonNull(installation.state("one").watch()).worse()).isEqualTo(1);
  }

  @Test
  void shouldComeToAVerdictAndCompareNoMore() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);

    // when
    for (int i = 0; i < 8; i++) {
      drafted("Hello.", 0.75, "phoenix-core", "prompt");
    }
    awaitComparisons(5);

    // then
    await().atMost(PATIENCE).until(() -> installation.state("one").status() == NightStatus.DONE);
    assertThat(requireNonNull(installation.state("one").watch()).verdict())
        .isEqualTo(Verdict.WORSE);
    assertThat(installation.live()).isEqualTo("nightly-v1");
    assertThat(comparisons()).hasSize(5);
  }

  @Test
  void shouldCompareOnlyFirstDraftsOfTheModelForABriefAsItIs() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);

    // when
    drafted("Hello.", 0.75, "template", "prompt");
    drafted("Hello.", 0.75, "phoenix-core", "prompt that findings changed");
    drafted(GOOD, 1, "phoenix-core", "prompt");
    awaitComparisons(1);

    // then
    assertThat(comparisons().getFirst().order()).isZero();
  }

  @Test
  void shouldWaitUntilNobodyElseWantsTheModel() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);
    shadow.idle = false;

    // when
    drafted(GOOD, 1, "phoenix-core", "prompt");
    await().atMost(PATIENCE).until(() -> shadow.asked > 1);

    // then
    assertThat(shadow.adapters).isEmpty();
    shadow.idle = true;
    awaitComparisons(1);
  }

  @Test
  void shouldGoOnAfterARestartAndAHalfWrittenLine() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);
    drafted("Hello.", 0.75, "phoenix-core", "prompt");
    awaitComparisons(1);
    installation.close();
    Files.writeString(
        folder.resolve("nights/one/watch.jsonl"), "{\"at\":", StandardOpenOption.APPEND);

    // when
    open();
    drafted(GOOD, 1, "phoenix-core", "prompt");

    // then
    awaitComparisons(2);
    assertThat(requireNonNull(installation.state("one").watch()).drafts()).isEqualTo(2);
  }

  @Test
  void shouldCompareNothingOnceTheNightHasEnded() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);
    installation.nights.end("one", true);

    // when
    drafted(GOOD, 1, "phoenix-core", "prompt");
    installation.upTo("two", NightStep.WATCH);
    drafted(GOOD, 1, "phoenix-core", "prompt");

    // then
    var second = new NightFolder(folder.resolve("nights/two"));
    await().atMost(PATIENCE).until(() -> WatchFile.read(second).size() == 1);
    assertThat(comparisons()).isEmpty();
    assertThat(shadow.adapters).containsExactly("nightly-v1");
  }

  /** Always writes the same, and remembers with what. */
  private static final class Scripted implements Shadow {

    private final List<String> adapters = new CopyOnWriteArrayList<>();
    private volatile boolean idle = true;
    private volatile int asked;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread asks
    public boolean idle() {
      asked++;
      return idle;
    }

    @Override
    public String prompt(Brief brief) {
      return "prompt";
    }

    @Override
    public String draft(Brief brief, @Nullable String adapter, float scale) {
      adapters.add(adapter == null ? "none" : adapter);
      return GOOD;
    }

    @Override
    public boolean explains(Brief brief, String text, @Nullable String adapter) {
      return true;
    }
  }
}
