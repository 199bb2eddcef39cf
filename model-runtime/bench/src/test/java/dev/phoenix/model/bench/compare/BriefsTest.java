package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Checker;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BriefsTest {

  @Test
  void shouldBeHalfEnglishAndHalfSpanish() {
    assertThat(Briefs.all()).hasSize(48).doesNotHaveDuplicates();
    assertThat(Briefs.all()).filteredOn(brief -> brief.language().equals("en")).hasSize(24);
    assertThat(Briefs.all()).filteredOn(brief -> brief.language().equals("es")).hasSize(24);
  }

  @Test
  void shouldNeverChange() throws Exception {
    try (var file = Briefs.class.getResourceAsStream("briefs.jsonl")) {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest))
          .isEqualTo("0581ee2ea50bf45da5e16f99808ed7361836fd465d89d53b27cd2ec4c05b0817");
    }
  }

  @Test
  void shouldAskForNothingThatNoPostCanKeep() {
    // given
    var checker = new Checker(List.of(Prompts.INSTRUCTIONS));

    // then
    assertThat(Briefs.all())
        .allSatisfy(
            brief ->
                assertThat(Acceptance.passes(checker.check(brief, shortest(brief))))
                    .describedAs(brief + " " + checker.check(brief, shortest(brief)))
                    .isTrue());
  }

  private static String shortest(Brief brief) {
    var opening = brief.language().equals("en") ? "This is about " : "Esto trata de ";
    var words =
        Stream.of(List.of(opening + brief.topic() + "."), brief.mustMention(), brief.hashtags())
            .flatMap(List::stream)
            .toList();
    return String.join(" ", words);
  }
}
