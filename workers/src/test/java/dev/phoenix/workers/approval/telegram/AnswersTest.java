package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.KnownRequests;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final Instant AT = Instant.parse("2026-11-21T14:03:00Z");
  private static final Answers EN = new Answers(Language.EN, ZoneOffset.UTC);
  private static final Answers ES = new Answers(Language.ES, ZoneOffset.UTC);

  private static @Nullable RequestRecord request;

  @BeforeAll
  static void make() {
    var jdbc = TestDatabase.H2.migrated();
    var here = new Installation("here");
    var clock = Clock.fixed(AT, ZoneOffset.UTC);
    var id =
        new KnownRequests(jdbc, here, clock)
            .waiting(KnownRequests.payment("a", "Hosting", "", "en"));
    request = new RequestList(jdbc, here).byId(id).orElseThrow();
  }

  @Test
  void shouldSayWhatWasTaken() {
    // when / then
    assertThat(EN.taken(request(), "approved", false).plain()).isEqualTo("#1: approved.");
    assertThat(EN.taken(request(), "approved", true).plain())
        .isEqualTo("#1: approved with your text.");
    assertThat(ES.taken(request(), "rejected", false).plain()).isEqualTo("#1: rechazada.");
    assertThat(ES.taken(request(), "approved", true).plain())
        .isEqualTo("#1: aprobada con tu texto.");
  }

  @Test
  void shouldSayWhoDecidedBefore() {
    // given
    var decision = new Decision("approved", null, null, "demo", "tasklist", AT);

    // when / then
    assertThat(EN.already(request(), decision, 7).plain())
        .isEqualTo("#1: already decided: approved by demo, 21 Nov 14:03 (Tasklist).");
    assertThat(ES.already(request(), decision, 7).plain())
        .isEqualTo("#1: ya está decidida: aprobada por demo, 21 nov 14:03 (Tasklist).");
  }

  @Test
  void shouldKnowThatItWasThisVeryPerson() {
    // given
    var own = new Decision("approved", null, null, "telegram:7 (Ana)", "telegram", AT);
    var no = new Decision("rejected", null, null, "telegram:7", "telegram", AT);
    var elsewhere = new Decision("approved", null, null, "telegram:7", "console", AT);

    // when / then
    assertThat(EN.already(request(), own, 7).plain())
        .isEqualTo("#1: you already approved it, 21 Nov 14:03.");
    assertThat(ES.already(request(), no, 7).plain())
        .isEqualTo("#1: ya la rechazaste, 21 nov 14:03.");
    assertThat(EN.already(request(), own, 70).plain())
        .isEqualTo("#1: already decided: approved by Ana, 21 Nov 14:03 (Telegram).");
    assertThat(EN.already(request(), elsewhere, 7).plain()).startsWith("#1: already decided: ");
  }

  @Test
  void shouldSayThatNothingWaits() {
    // when / then
    assertThat(EN.pending(List.of(), 0).plain()).isEqualTo("Nothing waits for a decision.");
    assertThat(ES.pending(List.of(), 0).plain()).isEqualTo("Nada espera una decisión.");
  }

  @Test
  void shouldListWhatWaits() {
    // when / then
    assertThat(EN.pending(List.of(request()), 3).plain())
        .isEqualTo("Waiting: 3\n#1 Hosting, 120.00 EUR, until 28 Nov 14:03\nand 2 more");
    assertThat(ES.pending(List.of(request()), 1).plain())
        .isEqualTo("En espera: 1\n#1 Hosting, 120.00 EUR, hasta 28 nov 14:03");
  }

  @Test
  void shouldSayWhatToDoNext() {
    // when / then
    assertThat(EN.notWaiting(request()).plain())
        .isEqualTo("#1: the engine takes no decision on it right now. Try again in a minute.");
    assertThat(EN.noSuchRequest(99).plain()).isEqualTo("There is no request #99.");
    assertThat(ES.numberMissing("approve").plain())
        .isEqualTo(
            "¿Cuál? Escribe /approve con el número de una solicitud, como /approve 12. /pending"
                + " las muestra.");
    assertThat(EN.noText(request()).plain()).contains("/approve 1 or /reject 1");
    assertThat(EN.budget(List.of()).plain()).isEqualTo("No budget is set.");
    assertThat(ES.kept(4).plain()).startsWith("#4: el motor no responde.");
    assertThat(EN.unusable(1000).plain()).contains("at most 1000 characters");
  }

  @Test
  void shouldNameEachCommandInBothLanguages() {
    // when / then
    for (var answers : List.of(EN, ES)) {
      assertThat(answers.help().plain())
          .contains("/pending", "/show 12", "/approve 12", "/reject 12", "/budget");
    }
  }

  @Test
  void shouldHaveAWordForEachState() {
    // given
    var english = new Texts(Language.EN, ZoneOffset.UTC);
    var spanish = new Texts(Language.ES, ZoneOffset.UTC);

    // when / then
    assertThat(RequestState.values()).extracting(english::state).doesNotHaveDuplicates();
    assertThat(RequestState.values()).extracting(spanish::state).doesNotHaveDuplicates();
  }

  private static RequestRecord request() {
    return Objects.requireNonNull(request);
  }
}
