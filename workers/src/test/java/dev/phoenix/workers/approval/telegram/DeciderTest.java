package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.updates.Update;
import org.junit.jupiter.api.Test;

class DeciderTest {

  @Test
  void shouldRecordTheNumberAndTheName() {
    // when / then
    assertThat(of("Ana Ruiz")).isEqualTo("telegram:7 (Ana Ruiz)");
    assertThat(of("")).isEqualTo("telegram:7");
    assertThat(of(" \u200B\u0000 ")).isEqualTo("telegram:7");
    assertThat(of("A\nn\u202Ea")).isEqualTo("telegram:7 (A n a)");
    assertThat(of("\uD83D\uDE00".repeat(500)))
        .isEqualTo("telegram:7 (" + "\uD83D\uDE00".repeat(60) + ")");
  }

  @Test
  void shouldKnowAPersonByTheNumberOnly() {
    // when / then
    assertThat(Decider.is("telegram:7", 7)).isTrue();
    assertThat(Decider.is("telegram:7 (Ana)", 7)).isTrue();
    assertThat(Decider.is("telegram:70 (Ana)", 7)).isFalse();
    assertThat(Decider.is("telegram:8 (telegram:7)", 7)).isFalse();
    assertThat(Decider.is("demo", 7)).isFalse();
    assertThat(Decider.is(null, 7)).isFalse();
  }

  @Test
  void shouldShowTheName() {
    // when / then
    assertThat(Decider.shown("telegram:7 (Ana (Sales))")).isEqualTo("Ana (Sales)");
    assertThat(Decider.shown("telegram:7")).isEqualTo("telegram:7");
    assertThat(Decider.shown("demo")).isEqualTo("demo");
  }

  private static String of(String name) {
    return Decider.of(new Update.Person(7, name));
  }
}
