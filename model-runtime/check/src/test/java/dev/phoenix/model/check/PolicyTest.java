package dev.phoenix.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final Brief BRIEF =
      new Brief(
          "bread", "", "en", "", List.of(), List.of("Lumo"), List.of("cheap"), List.of(), 200);

  @Test
  void shouldNameWhatTheBriefDoesNotBan() {
    // given
    var checker = new Checker(List.of(), new Policy(List.of("guaranteed"), List.of()));

    // when
    var findings = checker.check(BRIEF, "Lumo bread, guaranteed fresh.").findings();

    // then
    assertThat(findings).extracting(Finding::code).containsExactly("BANNED_TERM");
    assertThat(findings.getFirst().message()).contains("guaranteed");
  }

  @Test
  void shouldNameWhatEveryPostMustHold() {
    // given
    var checker = new Checker(List.of(), new Policy(List.of(), List.of("Paid partnership")));

    // when
    var findings = checker.check(BRIEF, "Lumo bread is ready.").findings();

    // then
    assertThat(findings).extracting(Finding::code).containsExactly("MISSING_MENTION");
  }

  @Test
  void shouldKeepWhatTheBriefAsksFor() {
    // when
    var brief = new Policy(List.of("cheap", "fast"), List.of("Lumo")).applyTo(BRIEF);

    // then
    assertThat(brief.bannedTerms()).containsExactly("cheap", "fast");
    assertThat(brief.mustMention()).containsExactly("Lumo");
    assertThat(brief.maxChars()).isEqualTo(200);
  }

  @Test
  void shouldLeaveABriefAloneWhenItAsksForNothing() {
    assertThat(Policy.NONE.applyTo(BRIEF)).isSameAs(BRIEF);
  }
}
