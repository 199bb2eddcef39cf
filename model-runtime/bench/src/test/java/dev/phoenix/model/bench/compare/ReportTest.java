package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.Finding;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {

  private static final String HOSTILE =
      "</dd><script>alert('1')</script>&amp; \" \u202Egnp.exe \u0000 \uD83C\uDF5E";

  private static final Finding TOO_LONG =
      new Finding("TOO_LONG", Finding.Severity.ERROR, "300 of 280 characters");

  private static Result result(String name, int passed, @Nullable Memory memory) {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < 48; i++) {
      boolean good = i < passed;
      answers.add(
          new Answer(
              good ? "A post" : HOSTILE,
              good ? List.of() : List.of(TOO_LONG, TOO_LONG),
              good,
              100 * (i + 1),
              50,
              null));
    }
    return new Result(name, "llama.cpp", answers, memory);
  }

  private static Result silent() {
    return new Result(
        "silent", "openai", Collections.nCopies(48, Answer.failed("no <answer>")), null);
  }

  private static Document page(Result... results) throws Exception {
    var page = new HtmlReport(Briefs.all(), List.of(results), LocalDate.of(2026, 11, 21)).text();
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(page)));
  }

  @Test
  void shouldCountWhatPassedAndHowLongItTook() {
    // when
    var score = Score.of(result("one", 36, new Memory(300, "its process")));

    // then
    assertThat(score.passed().value()).isEqualTo(0.75);
    assertThat(score.failed()).isZero();
    assertThat(score.medianMillis()).isEqualTo(2450);
    assertThat(score.p95Millis()).isBetween(4500.0, 4600.0);
    assertThat(score.tokensPerSecond()).isBetween(20.3, 20.5);
    assertThat(score.findings()).containsOnlyKeys("TOO_LONG").containsEntry("TOO_LONG", 12L);
  }

  @Test
  void shouldCountAFailedRequestAsNoPost() {
    var score = Score.of(silent());
    assertThat(score.passed().hits()).isZero();
    assertThat(score.passed().of()).isEqualTo(48);
    assertThat(score.failed()).isEqualTo(48);
    assertThat(score.answered()).isFalse();
  }

  @Test
  void shouldLineUpTheTableInEveryLocale() {
    // given
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("ar"));
    try {
      // when
      var table =
          Table.of(
              List.of(
                  Score.of(result("one", 36, new Memory(300, "its process"))), Score.of(silent())));

      // then
      assertThat(table.lines().map(String::length).distinct()).hasSize(1);
      assertThat(table)
          .contains("one     llama.cpp  36 of 48  61 % to 85 %       0  2.45 s")
          .contains("300 MB");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void shouldWriteNumbersForPrograms() throws Exception {
    // when
    var json =
        new ObjectMapper()
            .readTree(
                JsonReport.of(48, List.of(Score.of(result("one", 36, null)), Score.of(silent()))));

    // then
    assertThat(json.path("briefs").asInt()).isEqualTo(48);
    assertThat(json.at("/models/0/passRate").asDouble()).isEqualTo(0.75);
    assertThat(json.at("/models/0/findings/TOO_LONG").asInt()).isEqualTo(12);
    assertThat(json.at("/models/1/medianMs").isNull()).isTrue();
    assertThat(json.at("/models/1/memoryMb").isNull()).isTrue();
  }

  @Test
  void shouldDrawAChartOfEachKindForEveryModel() throws Exception {
    // when
    var page = page(result("one", 36, new Memory(300, "its process")), silent());

    // then
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(4);
    assertThat(page.getElementsByTagName("details").getLength()).isEqualTo(48);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("36 of 48 (75 %)", "300 MB (its process)", "no answer", "no <answer>");
  }

  @Test
  void shouldShowHostilePostsAsText() throws Exception {
    // when
    var page = page(result("<b>one</b>", 0, null));

    // then
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("b").getLength()).isZero();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("<b>one</b>", "</dd><script>alert('1')</script>&amp; \"", "\uD83C\uDF5E")
        .doesNotContain("\u202E");
  }

  @Test
  void shouldCarryResultsBetweenProcesses() throws Exception {
    // given
    var result = result("one", 3, new Memory(5, "x"));

    // when
    var bytes = Result.JSON.writeValueAsBytes(result("one", 3, new Memory(5, "x")));

    // then
    var read = Result.JSON.readValue(bytes, Result.class);
    assertThat(read.answers().getFirst()).isEqualTo(result.answers().getFirst());
    assertThat(read.answers().getLast().findings()).containsExactly(TOO_LONG, TOO_LONG);
    assertThat(read.memory()).isEqualTo(result.memory());
  }
}
