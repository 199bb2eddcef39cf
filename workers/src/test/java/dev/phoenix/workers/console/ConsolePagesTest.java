package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.approval.request.RequestsMade.Made;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show, and what they say of bad input. */
class ConsolePagesTest extends ConsoleUnderTest {

  private static final String MARKUP = "<script>alert(1)</script>\"'><b>";
  private final Instant now = Instant.now();

  @Test
  void shouldShowMarkupAsText() {
    // given
    var asked =
        made.open(
            made.ask(
                RequestsMade.request(
                    key(), "rest", RequestType.PAYMENT, MARKUP, "1", "EUR", null, MARKUP),
                now),
            now);

    // when / then
    for (var path :
        new String[] {
          "/console/requests",
          "/console/requests/" + asked.number(),
          "/console/requests?caller=%3Cscript%3Ealert(1)%3C/script%3E",
          "/console/money?person=%3Cscript%3Ealert(1)%3C/script%3E"
        }) {
      assertThat(decider().get(path).body()).doesNotContain("<script>alert").contains("alert(1)");
    }
    // there it may stand behind others that wait longer
    assertThat(decider().get("/console").body()).doesNotContain("<script>alert");
  }

  @Test
  void shouldShowAllThatIsKnownOfARequest() {
    // given
    var asked =
        waiting(
            RequestsMade.request(
                key(), "planner", RequestType.PAYMENT, "Oven", "1200", "EUR", "3000.50", ""));
    made.decide(asked, "approved", "ana", "telegram", now);
    made.reserve(asked, now);

    // when
    var body = viewer().get("/console/requests/" + asked.number()).body();

    // then
    assertThat(body)
        .contains("1,200.00\u00a0EUR", "3,000.50\u00a0EUR", "2.5\u00a0×")
        .contains("A smaller plan for 60.00 EUR", "https://example.com/plans", "planner")
        .contains("Approved", "by ana, Telegram", "Fine.")
        .contains("Asked for")
        .contains("http://127.0.0.1:8080/operate/processes/" + asked.process());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/requests?caller=nobody-at-all",
        "/console/money?month=2001-01",
        "/console/reports/2001-01"
      })
  void shouldShowNoTableOfNothing(String path) {
    // when
    var answer = viewer().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("class=\"empty\"");
    assertThat(answer.body()).doesNotContainPattern("<tbody>\\s*</tbody>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/requests/999999999999",
        "/console/requests/999999999999999999",
        "/console/requests/x",
        "/console/requests/-1",
        "/console/nothing",
        "/console/reports/2026-13",
        "/console/refused"
      })
  void shouldSayWhatIsNotThere(String path) {
    // when
    var answer = viewer().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/console/requests|state=NONE|state|This is no state",
        "/console/requests|type=NONE|type|This is no kind",
        "/console/requests|from=yesterday|from|This is no day",
        "/console/requests|to=2026-02-30|to|This is no day",
        "/console/requests|from=2026-02-03&to=2026-02-02|to|before the first day",
        "/console/requests|caller=%00|caller|This cannot be a name",
        "/console/requests|before=x|before|This is no page",
        "/console/money|month=2026-13|month|This is no month",
        "/console/money|currency=XAU|currency|This is no currency",
        "/console/money|kind=NONE|kind|There are no such entries",
        "/console/money|request=999999999|request|There is no request of this number",
        "/console/money|type=NONE|type|This is no kind"
      })
  void shouldSayAtTheFieldWhatIsWrong(String page, String query, String field, String message) {
    // when
    var answer = viewer().get(page + "?" + query);

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .containsPattern("class=\"wrong\" id=\"" + field + "-wrong\">[^<]*" + message);
  }

  @Test
  void shouldFilterAndCount() {
    // given
    var caller = key();
    ask(caller, RequestType.PAYMENT, "Paid one");
    var open = waiting(request(caller, RequestType.API_ACCOUNT, "Account one"));

    // when
    var all = viewer().get("/console/requests?caller=" + caller).body();
    var some = viewer().get("/console/requests?caller=" + caller + "&state=PENDING").body();
    var none = viewer().get("/console/requests?caller=" + caller + "&to=2020-01-01").body();

    // then
    assertThat(all).contains("2 requests", "Paid one", "Account one");
    assertThat(some)
        .contains("One request", "/console/requests/" + open.number() + "\"")
        .doesNotContain("Paid one");
    assertThat(none).contains("No request", "No request passes this filter");
  }

  @Test
  void shouldPageFromTheLatestToTheFirst() {
    // given
    var caller = key();
    for (int i = 1; i <= 27; i++) {
      ask(caller, RequestType.PAYMENT, "Thing no. " + i + ".");
    }

    // when
    var first = viewer().get("/console/requests?caller=" + caller).body();
    var next = first.replaceAll("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1");
    var second = viewer().get(next.replace("&amp;", "&")).body();

    // then
    assertThat(first)
        .contains("Thing no. 27.", "Thing no. 3.")
        .doesNotContain("Thing no. 2.", "rel=\"first\"");
    assertThat(second)
        .contains("Thing no. 2.", "Thing no. 1.", "rel=\"first\"")
        .doesNotContain("Thing no. 3.", "rel=\"next\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|es|Resumen",
        "es-MX,en;q=0.5|es|Resumen",
        "de,es;q=0.5|es|Resumen",
        "de|en|Overview"
      })
  void shouldSpeakTheLanguageThatTheBrowserAsksFor(String asked, String language, String title) {
    // when
    var body = viewer().reading(asked).get("/console").body();

    // then
    assertThat(body).contains("<html lang=\"" + language + "\"", title);
  }

  @Test
  void shouldWriteAmountsAsTheLanguageDoes() {
    // given
    var asked =
        waiting(
            RequestsMade.request(
                key(), "rest", RequestType.PAYMENT, "Oven", "12345.5", "EUR", null, ""));

    // when / then
    var path = "/console/requests/" + asked.number();
    assertThat(viewer().get(path).body()).contains("12,345.50\u00a0EUR");
    assertThat(viewer().reading("es").get(path).body()).contains("12.345,50\u00a0EUR");
  }

  @Test
  void shouldSayWhetherTheBooksAreAsTheyWereWritten() {
    // given
    ask(key(), RequestType.PAYMENT, "Oven");

    // when
    var decider = decider();
    var verified =
        decider.follow(
            decider.submit("/console/money", "/console/money/verification", java.util.Map.of()));

    // then
    assertThat(viewer().get("/console/money").body()).contains("verdict good");
    assertThat(verified.body()).contains("verdict good");
  }

  @Test
  void shouldReportAMonthWithItsRequests() {
    // given
    var title = "Oven " + key();
    var asked = waiting(request("rest", RequestType.STRATEGIC_DECISION, title));
    made.reserve(asked, now);

    // when
    var body = viewer().get("/console/reports").statusCode();
    var report =
        viewer()
            .get(
                "/console/reports/"
                    + java.time.YearMonth.from(now.atZone(java.time.ZoneId.of("Europe/Madrid"))));

    // then
    assertThat(body).isEqualTo(302);
    assertThat(report.body()).contains(title, "Europe/Madrid", "Statement of", "hash");
  }

  private void ask(String caller, RequestType type, String title) {
    made.ask(request(caller, type, title), now);
  }

  private Made waiting(dev.phoenix.workers.approval.request.HumanRequest request) {
    return made.open(made.ask(request, now), now);
  }

  private static dev.phoenix.workers.approval.request.HumanRequest request(
      String caller, RequestType type, String title) {
    return RequestsMade.request(key(), caller, type, title, "0", "EUR", null, "");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
