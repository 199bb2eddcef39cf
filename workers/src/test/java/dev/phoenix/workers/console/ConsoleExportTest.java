package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.approval.request.RequestsMade.Made;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages' lists as files. */
class ConsoleExportTest extends ConsoleUnderTest {

  private final String caller = UUID.randomUUID().toString();

  @Test
  void shouldWriteRequestsAsCsvThatNoSpreadsheetCarriesOut() {
    // given
    var asked = ask("=HYPERLINK(\"http://x\")");
    ask("Oven, large");

    // when
    var answer = viewer().get("/console/requests.csv?caller=" + caller);

    // then
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"phoenix-requests-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
    var lines = answer.body().split("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).startsWith("number,id,caller,key,type,title,amount,currency");
    assertThat(lines[1]).contains(",PAYMENT,\"Oven, large\",1.00,EUR,");
    assertThat(lines[2])
        .startsWith(asked.number() + "," + asked.id() + "," + caller)
        .contains(",\"'=HYPERLINK(\"\"http://x\"\")\",");
  }

  @Test
  void shouldWriteRequestsAsLinesOfJson() throws Exception {
    // given
    var asked = ask("Oven");
    made.decide(asked, "approved", "ana", "console", Instant.now());

    // when
    var answer = viewer().get("/console/requests.json?caller=" + caller);

    // then
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains(".jsonl\"");
    var json = new JsonMapper().readTree(answer.body());
    assertThat(json.at("/request/title").asText()).isEqualTo("Oven");
    assertThat(json.at("/request/number").asLong()).isEqualTo(asked.number());
    assertThat(json.at("/state").asText()).isEqualTo("DECIDED");
    assertThat(json.at("/decision/by").asText()).isEqualTo("ana");
    assertThat(json.at("/processInstance").asText()).isEqualTo(String.valueOf(asked.process()));
  }

  @Test
  void shouldWriteTheEntriesThatPassTheFilter() {
    // given
    var asked = ask("Oven");
    ask("Another");

    // when
    var query = "?kind=REQUEST&request=" + asked.number();
    var csv = viewer().get("/console/money/entries.csv" + query);
    var json = viewer().get("/console/money/entries.json" + query);

    // then
    assertThat(csv.body().split("\r\n")).hasSize(2);
    assertThat(csv.body()).contains(asked.id());
    assertThat(json.body().lines()).singleElement().asString().contains(asked.id());
    assertThat(json.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/x-ndjson");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/requests.csv?state=NONE",
        "/console/requests.json?from=x",
        "/console/money/entries.csv?month=13",
        "/console/money/entries.json?kind=x"
      })
  void shouldWriteNothingForAFilterThatIsNone(String path) {
    // when
    var answer = viewer().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("This cannot be read");
  }

  private Made ask(String title) {
    return made.ask(
        RequestsMade.request(
            UUID.randomUUID().toString(),
            caller,
            RequestType.PAYMENT,
            title,
            "1.00",
            "EUR",
            null,
            ""),
        Instant.now());
  }
}
