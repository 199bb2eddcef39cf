package dev.phoenix.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of all that happens is told. */
@SuppressWarnings("NullAway.Init")
class TroublesTest {

  private static final String KEY = "service:feed";

  @TempDir private Path home;
  private final SettableClock clock = new SettableClock();
  private Outbox outbox;
  private Troubles troubles;

  @BeforeEach
  void begin() throws IOException {
    var file = new WatchFile(home.resolve("run/watch.json"));
    var remembered = file.read();
    outbox = new Outbox(file, remembered, List.of());
    troubles =
        new Troubles(
            clock, remembered.troubles(), outbox, new History(home.resolve("logs"), clock));
  }

  @Test
  void shouldTellOnceThatSomethingBrokeAndOnceThatItIsBackAndForHowLong() {
    // when
    broke();
    after(Duration.ofSeconds(42));
    troubles.back(KEY);
    troubles.back(KEY);

    // then
    assertThat(told())
        .containsExactly(
            "feed died: feed ended with code 1; it is started again.",
            "feed is well again: feed is well again, after 42 s.");
  }

  @Test
  void shouldTellNothingOfWhatWasNeverBroken() {
    troubles.back(KEY);
    assertThat(told()).isEmpty();
  }

  @Test
  void shouldTellOnceThatSomethingKeepsFailing() {
    // when it breaks five times in ten minutes
    for (int times = 0; times < 5; times++) {
      broke();
      after(Duration.ofSeconds(30));
      troubles.back(KEY);
      after(Duration.ofSeconds(90));
    }

    // then
    assertThat(told())
        .hasSize(3)
        .last()
        .isEqualTo(
            "feed keeps failing: feed keeps failing (2 times in 2 minutes). Last: it ended with"
                + " code 1; it is started again. You will hear when it is well again.");
  }

  @Test
  void shouldTellThatItIsBackOnlyWhenItStaysWell() {
    // given
    shouldTellOnceThatSomethingKeepsFailing();

    // when
    after(Duration.ofMinutes(3));
    var before = told();
    after(Duration.ofMinutes(1));

    // then
    assertThat(before).hasSize(3);
    assertThat(told())
        .hasSize(4)
        .last()
        .isEqualTo(
            "feed is well again: feed has been well for 6 minutes; it had failed 5 times in 9"
                + " minutes.");
    assertThat(outbox.state().open()).isEmpty();
  }

  @Test
  void shouldTellAnewWhatBreaksLongAfterwards() {
    // given
    broke();
    troubles.back(KEY);
    after(Duration.ofMinutes(11));

    // when
    broke();

    // then
    assertThat(told()).hasSize(3).last().asString().startsWith("feed died");
  }

  @Test
  void shouldTellThatItGotWorse() {
    // when
    broke();
    broke();
    troubles.broke(KEY, Severity.CRITICAL, "feed", "feed is given up", "is given up");
    troubles.broke(KEY, Severity.CRITICAL, "feed", "feed is given up", "is given up");

    // then
    assertThat(told()).hasSize(3).last().isEqualTo("feed needs you: feed is given up.");
  }

  @Test
  void shouldRememberOverARestartWhatWasTold() throws IOException {
    // given
    broke();

    // when
    begin();
    after(Duration.ofMinutes(3));
    troubles.back(KEY);

    // then
    assertThat(told())
        .hasSize(2)
        .last()
        .isEqualTo("feed is well again: feed is well again, after 3 minutes.");
  }

  @Test
  void shouldForgetUntoldWhatIsNotThereAnyMore() {
    // given
    broke();

    // when
    troubles.forget(KEY::equals);
    troubles.back(KEY);

    // then
    assertThat(told()).hasSize(1);
    assertThat(troubles.all()).isEmpty();
  }

  private void broke() {
    troubles.broke(
        KEY, Severity.WARNING, "feed", "feed died", "ended with code 1; it is started again");
  }

  private void after(Duration duration) {
    clock.advance(duration);
    troubles.tick();
  }

  private List<String> told() {
    return outbox.state().notices().stream()
        .map(notice -> notice.title() + ": " + notice.text())
        .toList();
  }
}
