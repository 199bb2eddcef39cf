package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.nights.Judgement.Told;
import dev.phoenix.local.nights.Judgement.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final Map<String, String> BASE = Map.of("core.gguf", "cc");
  private static final Standing ALONE = new Standing(null, "", "", BASE);
  private static final Standing FIRST = new Standing("nightly-v1", "aa", "aa", BASE);
  private static final Standing SECOND = new Standing("nightly-v2", "bb", "bb", BASE);

  @Test
  void shouldCallAnAdapterThatIsLiveAndHeardActivated() {
    assertThat(Judgement.of(new Told("adapter-live", "nightly-v1"), ALONE, FIRST, true).verdict())
        .isEqualTo(Verdict.ACTIVATED);
  }

  @Test
  void shouldCallWhatWasLiveBeforeUnchanged() {
    assertThat(Judgement.of(new Told("failed", null), FIRST, FIRST, false).verdict())
        .isEqualTo(Verdict.UNCHANGED);
    assertThat(Judgement.of(new Told("no-gain", null), ALONE, ALONE, false).verdict())
        .isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void shouldCallANightThatDoesNotEndBetween() {
    assertBetween(Judgement.of(null, FIRST, FIRST, true), "did not end");
  }

  @Test
  void shouldCallAFailedNightWhoseAdapterIsLiveBetween() {
    assertBetween(
        Judgement.of(new Told("failed", "nightly-v2"), FIRST, SECOND, true), "nightly-v1");
    assertBetween(Judgement.of(new Told("failed", null), ALONE, FIRST, true), "the model alone");
  }

  @Test
  void shouldCallANightBetweenWhoseAdapterIsNotTheLiveOne() {
    assertBetween(
        Judgement.of(new Told("adapter-live", "nightly-v2"), FIRST, FIRST, true), "nightly-v2");
    assertBetween(Judgement.of(new Told("adapter-live", null), FIRST, SECOND, true), "nightly-v2");
    assertBetween(
        Judgement.of(new Told("adapter-live", "nightly-v1"), FIRST, FIRST, true), "nightly-v1");
  }

  @Test
  void shouldCallAnAdapterBetweenThatNoDraftShows() {
    assertBetween(
        Judgement.of(new Told("adapter-live", "nightly-v2"), FIRST, SECOND, false), "voice");
  }

  @Test
  void shouldCallChangedBytesBetween() {
    // given
    var damaged = new Standing("nightly-v1", "aa", "ab", BASE);
    var otherBase = new Standing("nightly-v1", "aa", "aa", Map.of("core.gguf", "cd"));
    var otherBytes = new Standing("nightly-v1", "ab", "ab", BASE);

    // then
    assertBetween(Judgement.of(new Told("failed", null), FIRST, damaged, true), "registered");
    assertBetween(Judgement.of(new Told("failed", null), FIRST, otherBase, true), "model's file");
    assertBetween(Judgement.of(new Told("failed", null), FIRST, otherBytes, true), "live is");
  }

  @Test
  void shouldLetANightUnpackMoreOfTheModel() {
    // given
    var unpacked = new Standing(null, "", "", Map.of("core.gguf", "cc", "core.safetensors", "dd"));

    // then
    assertThat(Judgement.of(new Told("no-gain", null), ALONE, unpacked, false).verdict())
        .isEqualTo(Verdict.UNCHANGED);
    assertBetween(Judgement.of(new Told("no-gain", null), unpacked, ALONE, false), "model's file");
  }

  private static void assertBetween(Judgement judgement, String reason) {
    assertThat(judgement.verdict()).isEqualTo(Verdict.BETWEEN);
    assertThat(judgement.reason()).contains(reason);
  }
}
