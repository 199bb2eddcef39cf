package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.HumanRequest;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestType;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

class RequestMessageTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Instant OPENED = Instant.parse("2026-11-21T13:03:00Z");

  @Example
  void shouldAskWithAllThatIsNeededToDecide() {
    // when
    var message = message(pending(payment("en", "", List.of("Host it", "Wait"))));

    // then
    assertThat(message.asking("380.00 EUR").markup())
        .isEqualTo(
            """
            <b>#12 Hosting &amp; mail &lt;b&gt;</b>
            <b>Type</b>: Payment
            <b>Cost</b>: 120.00 EUR
            <b>Left this month</b>: 380.00 EUR
            <b>Expected return</b>: 300.00 EUR
            <b>Risk</b>: low
            <b>Due</b>: 22 Nov 14:03
            <b>Expires</b>: 28 Nov 14:03
            <b>Asked by</b>: planner

            <b>Why</b>
            The free plan ends.

            <b>Alternatives</b>
            - Host it
            - Wait

            <b>If the answer is no</b>
            The site goes down.

            <b>Context</b>
            Found in the bills

            <b>Links</b>
            - https://example.org/a?b=1&amp;c=2<i>

            Press a button, or write /approve 12 or /reject 12 with your reason.</i>\
            """);
  }

  @Example
  void shouldAskInSpanish() {
    // when
    var message = message(pending(payment("es", "El texto", List.of())));

    // then
    assertThat(message.reminding("380.00 EUR").markup())
        .isEqualTo(
            """
            <b>Recordatorio: #12 Hosting &amp; mail &lt;b&gt;</b>
            <b>Tipo</b>: Pago
            <b>Coste</b>: 120.00 EUR
            <b>Queda este mes</b>: 380.00 EUR
            <b>Retorno esperado</b>: 300.00 EUR
            <b>Riesgo</b>: bajo
            <b>Límite</b>: 22 nov 14:03
            <b>Caduca</b>: 28 nov 14:03
            <b>La pide</b>: planner

            <b>Por qué</b>
            The free plan ends.

            <b>Si la respuesta es no</b>
            The site goes down.

            <b>Contexto</b>
            Found in the bills

            <b>Enlaces</b>
            - https://example.org/a?b=1&amp;c=2

            <b>Texto por aprobar</b>
            <blockquote>El texto</blockquote><i>

            Pulsa un botón, o escribe /approve 12 o /reject 12 con tu motivo. Para aprobar otro\
             texto, responde a este mensaje con él.</i>\
            """);
  }

  @Example
  void shouldTellTheDecision() {
    // given
    var decision =
        new Decision(
            "approved",
            "Go ahead",
            null,
            "telegram:7 (Ana <3)",
            "telegram",
            Instant.parse("2026-11-21T15:00:00Z"));

    // when / then
    assertThat(message(over("en", RequestState.DECIDED, decision)).over().markup())
        .isEqualTo(
            """
            <b>#12 Hosting &amp; mail &lt;b&gt;</b>
            <b>Cost</b>: 120.00 EUR

            The free plan ends.

            Approved by Ana &lt;3, 21 Nov 16:00 (Telegram)
            \u201CGo ahead\u201D\
            """);
    assertThat(message(over("es", RequestState.FULFILLED, decision)).over().plain())
        .endsWith("Aprobada por Ana <3, 21 nov 16:00 (Telegram)\n\u201CGo ahead\u201D\nRealizada");
  }

  @Example
  void shouldTellWhatEndedWithoutADecider() {
    // given
    var at = Instant.parse("2026-11-28T13:03:00Z");
    var expired = new Decision("expired", null, null, "clock", "clock", at);
    var withdrawn = new Decision("withdrawn", null, null, "planner", "caller", at);

    // when / then
    assertThat(message(over("en", RequestState.EXPIRED, expired)).over().plain())
        .endsWith("\n\nExpired without an answer, 28 Nov 14:03 (time ran out)");
    assertThat(message(over("es", RequestState.WITHDRAWN, withdrawn)).over().plain())
        .endsWith("\n\nRetirada por planner, 28 nov 14:03 (quien lo pidió)");
    assertThat(message(over("es", RequestState.NOT_ASKED, null)).over().plain())
        .endsWith("\n\nNo merecía la pregunta");
  }

  @Example
  void shouldTellThatTheMoneyWasGone() {
    // given
    var decision = new Decision("approved", null, null, "demo", "tasklist", OPENED);

    // when / then
    assertThat(message(over("en", RequestState.NOT_FUNDED, decision)).over().plain())
        .endsWith("Approved by demo, 21 Nov 14:03 (Tasklist)\nNot funded: 80.00 EUR are left");
  }

  @Example
  void shouldShowNoButtonsHintWhenItIsOver() {
    // given
    var decision = new Decision("rejected", null, null, "demo", "tasklist", OPENED);

    // when / then
    assertThat(message(over("en", RequestState.REJECTED, decision)).showing("0.00 EUR").plain())
        .endsWith("\n\nRejected by demo, 21 Nov 14:03 (Tasklist)")
        .doesNotContain("/approve");
    assertThat(message(pending(payment("en", "", List.of()))).showing("0.00 EUR").plain())
        .doesNotContain("/approve")
        .endsWith("c=2");
  }

  @Example
  void shouldCutTheTextLastAndSayWhereTheWholeIs() {
    // given
    var request = request("en", "T", "w".repeat(4000), "x".repeat(5000), List.of());

    // when
    var shown = message(pending(request)).asking("380.00 EUR").plain();

    // then
    assertThat(shown).hasSizeLessThanOrEqualTo(Html.MESSAGE_LIMIT).hasSizeGreaterThan(4000);
    assertThat(shown).contains("w".repeat(899) + "\u2026").doesNotContain("w".repeat(900));
    assertThat(shown).contains("x".repeat(1500));
    assertThat(shown)
        .contains("\n\nNot all of it fits: the whole is in Tasklist.")
        .endsWith("reply to this message with it.");
  }

  @Example
  void shouldCutNothingThatFits() {
    // given
    var request = request("en", "T", "w".repeat(1500), "x".repeat(1500), List.of());

    // when / then
    assertThat(message(pending(request)).asking("380.00 EUR").plain())
        .contains("w".repeat(1500))
        .contains("x".repeat(1500))
        .doesNotContain("Not all of it fits");
  }

  @Property(tries = 300)
  void shouldBeWellFormedAndFitWhateverIsAskedFor(
      @ForAll @StringLength(min = 1, max = 200) String title,
      @ForAll @StringLength(min = 1, max = 4000) String why,
      @ForAll @StringLength(max = 5000) String text,
      @ForAll @Size(max = 10) List<@StringLength(max = 300) String> alternatives)
      throws Exception {
    // given
    var request = request("es", title, why, text, alternatives);
    var decision = new Decision("approved", why, null, title, title, OPENED);

    // when / then
    check(message(pending(request)).asking("380.00 EUR"));
    check(message(pending(request)).reminding("380.00 EUR"));
    check(message(record(request, RequestState.DECIDED, decision)).over());
    check(message(record(request, RequestState.DECIDED, decision)).showing("380.00 EUR"));
  }

  /** Telegram's parser takes what is well-formed XML with these tags. */
  private static void check(Html html) throws Exception {
    assertThat(html.plain()).isNotBlank().hasSizeLessThanOrEqualTo(Html.MESSAGE_LIMIT);
    assertThat(html.markup().replaceAll("</?(b|i|blockquote)>", "")).doesNotContain("<", ">");
    // noncharacters are nothing that XML may hold
    var markup = html.markup().replaceAll("[\uFFFE\uFFFF]", "?");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader("<m>" + markup + "</m>")));
    assertThat(document.getDocumentElement().getTextContent())
        .isEqualTo(html.plain().replaceAll("[\uFFFE\uFFFF]", "?"));
    assertThat(StoredHtml.read(StoredHtml.write(html)).markup()).isEqualTo(html.markup());
  }

  private static RequestMessage message(RequestRecord record) {
    return new RequestMessage(record, MADRID);
  }

  private static RequestRecord pending(HumanRequest request) {
    return record(request, RequestState.PENDING, null);
  }

  private static RequestRecord over(
      String language, RequestState state, @Nullable Decision decision) {
    return record(payment(language, "", List.of()), state, decision);
  }

  private static RequestRecord record(
      HumanRequest request, RequestState state, @Nullable Decision decision) {
    return new RequestRecord(
        request,
        1,
        state,
        OPENED,
        OPENED,
        OPENED.plusSeconds(4 * 3600),
        OPENED.plusSeconds(24 * 3600),
        OPENED.plusSeconds(7 * 24 * 3600),
        "Because.",
        decision,
        JsonNodeFactory.instance.objectNode().put("reason", "80.00 EUR are left"),
        null);
  }

  private static HumanRequest payment(String language, String text, List<String> alternatives) {
    return request(language, "Hosting & mail <b>", "The free plan ends.", text, alternatives);
  }

  private static HumanRequest request(
      String language, String title, String why, String text, List<String> alternatives) {
    return new HumanRequest(
        "3f0c9a52-8d3e-4c55-9d0a-6f1f2a7b8c9d",
        12L,
        "hosting",
        "planner",
        RequestType.PAYMENT,
        title,
        why,
        "120.00",
        "EUR",
        "300.00",
        "low",
        alternatives,
        "The site goes down.",
        List.of("https://example.org/a?b=1&c=2"),
        "Found in the bills",
        text,
        language,
        null,
        false);
  }
}
