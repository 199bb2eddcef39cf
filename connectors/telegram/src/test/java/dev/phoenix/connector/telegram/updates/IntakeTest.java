package dev.phoenix.connector.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.connector.telegram.updates.UpdateEvent.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

  private static final Allowed ALLOWED = new Allowed(Set.of(42L), Set.of(7L));

  private final List<Update> handled = new ArrayList<>();
  private final List<Type> events = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private HikariDataSource database;
  private Inbox inbox;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = LedgerDatabase.pool("jdbc:h2:file:" + folder.resolve("inbox"), "", "");
    inbox = Inbox.open(database, 1, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldHandOnOnceWhateverComesTwice() {
    // given
    var intake = intake(handled::add);

    // when
    intake.take(UpdateJson.text(9, 42, 7, "/approve 12"));
    intake.take(UpdateJson.text(9, 42, 7, "/approve 12"));

    // then
    assertThat(handled).hasSize(1);
    assertThat(events).containsExactly(Type.HANDLED, Type.REPEATED);
  }

  @Test
  void shouldDropWhatComesFromElsewhere() {
    // given
    var intake = intake(handled::add);

    // when
    boolean fromAnotherChat = intake.take(UpdateJson.text(9, 43, 7, "/approve 12"));
    boolean byAnotherPerson = intake.take(UpdateJson.text(10, 42, 8, "/approve 12"));

    // then
    assertThat(fromAnotherChat && byAnotherPerson).isTrue();
    assertThat(handled).isEmpty();
    assertThat(events).containsExactly(Type.DROPPED, Type.DROPPED);
    assertThat(inbox.done(9) && inbox.done(10)).isTrue();
  }

  @Test
  void shouldTakeNothingWhereNoChatIsNamed() {
    assertThat(
            new Allowed(Set.of(), Set.of())
                .allows(new Update.Command(1, 42, new Update.Person(7, ""), "approve", "", 1)))
        .isFalse();
  }

  @Test
  void shouldHandOnAgainWhatFailed() {
    // given
    var failures = new ArrayList<>(List.of(1, 2));
    var intake =
        intake(
            update -> {
              if (!failures.isEmpty()) {
                failures.remove(0);
                throw new IllegalStateException("not now");
              }
              handled.add(update);
            });

    // then
    assertThat(intake.take(UpdateJson.text(9, 42, 7, "/approve 12"))).isFalse();
    assertThat(intake.take(UpdateJson.text(9, 42, 7, "/approve 12"))).isFalse();
    assertThat(inbox.done(9)).isFalse();
    assertThat(intake.take(UpdateJson.text(9, 42, 7, "/approve 12"))).isTrue();
    assertThat(handled).hasSize(1);
    assertThat(inbox.done(9)).isTrue();
  }

  @Test
  void shouldSetAsideWhatFailsFiveTimesAndGoOn() {
    // given
    var intake =
        intake(
            update -> {
              if (update.updateId() == 9) {
                throw new StackOverflowError("poison");
              }
              handled.add(update);
            });

    // when
    for (int i = 1; i < Intake.ATTEMPTS; i++) {
      assertThat(intake.take(UpdateJson.text(9, 42, 7, "/approve 12"))).isFalse();
    }
    boolean done = intake.take(UpdateJson.text(9, 42, 7, "/approve 12"));
    intake.take(UpdateJson.text(10, 42, 7, "/pending"));

    // then
    assertThat(done).isTrue();
    assertThat(handled).hasSize(1);
    assertThat(events).endsWith(Type.FAILED, Type.SET_ASIDE, Type.HANDLED);
    assertThat(inbox.setAside().get(0).reason()).contains("poison");
    assertThat(inbox.setAside().get(0).content()).contains("/approve 12");
  }

  @Test
  void shouldSetAsideWhatKillsTheProcess() {
    // given five attempts of which nobody heard again
    for (int i = 0; i < Intake.ATTEMPTS; i++) {
      inbox.begin(9);
    }

    // when
    intake(handled::add).take(UpdateJson.text(9, 42, 7, "/approve 12"));

    // then
    assertThat(handled).isEmpty();
    assertThat(events).containsExactly(Type.SET_ASIDE);
  }

  @Test
  void shouldIgnoreWhatIsNoneOfOurs() {
    // when
    intake(handled::add).take(UpdateJson.text(9, 42, 7, "Hello"));
    intake(handled::add).take(UpdateJson.read("{'message': {}}"));

    // then
    assertThat(events).containsExactly(Type.IGNORED);
    assertThat(inbox.done(9)).isTrue();
  }

  @Test
  void shouldNotConfirmWhatCannotBeRecorded() {
    // given
    var intake =
        intake(
            update -> {
              handled.add(update);
              database.close();
            });

    // then
    assertThatThrownBy(() -> intake.take(UpdateJson.text(9, 42, 7, "/approve 12")))
        .isInstanceOf(InboxException.class);
    assertThat(handled).hasSize(1);
  }

  private Intake intake(UpdateHandler handler) {
    return new Intake(
        inbox,
        new UpdateParser(new BotName()),
        ALLOWED,
        handler,
        List.of(event -> events.add(event.type())));
  }
}
