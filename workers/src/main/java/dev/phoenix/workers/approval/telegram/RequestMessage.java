package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.workers.approval.request.HumanRequest;
import dev.phoenix.workers.approval.request.RequestRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A request as a message: all that is needed to decide it, in its own language. What does not fit
 * into one message is cut, with a hint at where the whole is; the text that is to be approved is
 * cut last.
 */
final class RequestMessage {

  private static final int WHY_WHEN_OVER = 500;

  /** The most that is shown of a part, where not everything fits. */
  private enum Part {
    WHY(900),
    ALTERNATIVES(400),
    ON_NO(300),
    CONTEXT(300),
    LINKS(400);

    private final int limit;

    Part(int limit) {
      this.limit = limit;
    }
  }

  private final RequestRecord asked;
  private final HumanRequest request;
  private final Texts texts;

  RequestMessage(RequestRecord asked, ZoneId zone) {
    this.asked = asked;
    this.request = asked.request();
    this.texts = new Texts(Language.of(request.language()), zone);
  }

  /** The question. */
  Html asking(String budgetLeft) {
    return whole(Html.bold(title()), facts(budgetLeft), footer());
  }

  /** The question once more. */
  Html reminding(String budgetLeft) {
    var head = texts.say("Reminder: ", "Recordatorio: ") + title();
    return whole(Html.bold(head), facts(budgetLeft), footer());
  }

  /** All of it, for whoever wants to read it again. */
  Html showing(String budgetLeft) {
    return whole(
        Html.bold(title()), facts(budgetLeft), Html.text(asked.state().waits() ? "" : verdict()));
  }

  /** What became of it. */
  Html over() {
    var why = Html.text(request.why()).limited(WHY_WHEN_OVER);
    return limited(
        Html.of(
            Html.bold(title()),
            field(texts.say("Cost", "Coste"), Html.text(request.cost().toString())),
            Html.text("\n\n"),
            why,
            Html.text(verdict())));
  }

  private String title() {
    return "#%d %s".formatted(asked.number(), request.title());
  }

  private String verdict() {
    var decision = asked.decision();
    var lines = new ArrayList<String>();
    if (decision == null) {
      lines.add(texts.capital(texts.state(asked.state())));
    } else {
      lines.add(texts.capital(texts.decision(decision)));
      var comment = Objects.requireNonNullElse(decision.comment(), "").strip();
      if (!comment.isEmpty()) {
        lines.add("\u201C" + comment + "\u201D");
      }
      lines.add(texts.capital(texts.end(asked)));
    }
    return "\n\n" + String.join("\n", lines).strip();
  }

  private Html facts(String budgetLeft) {
    var back = request.expectedReturn();
    var facts = new ArrayList<Html>();
    facts.add(field(texts.say("Type", "Tipo"), texts.type(request.type())));
    facts.add(field(texts.say("Cost", "Coste"), request.cost().toString()));
    facts.add(field(texts.say("Left this month", "Queda este mes"), budgetLeft));
    facts.add(
        field(
            texts.say("Expected return", "Retorno esperado"),
            back == null ? "-" : back + " " + request.currency()));
    facts.add(field(texts.say("Risk", "Riesgo"), texts.risk(request.risk())));
    if (asked.openedAt() != null) {
      facts.add(field(texts.say("Due", "Límite"), texts.at(asked.dueAt())));
      facts.add(field(texts.say("Expires", "Caduca"), texts.at(asked.expiresAt())));
    }
    facts.add(field(texts.say("Asked by", "La pide"), request.caller()));
    return Html.of(facts.toArray(Html[]::new));
  }

  private Html footer() {
    var number = asked.number();
    var how =
        texts.say(
            "\n\nPress a button, or write /approve %d or /reject %d with your reason.",
            "\n\nPulsa un botón, o escribe /approve %d o /reject %d con tu motivo.",
            number,
            number);
    var edit =
        texts.say(
            " To approve another text, reply to this message with it.",
            " Para aprobar otro texto, responde a este mensaje con él.");
    return Html.styled(Html.Style.I, Html.text(request.text().isEmpty() ? how : how + edit));
  }

  /** Puts it together, and cuts what does not fit between head and footer. */
  private Html whole(Html head, Html facts, Html footer) {
    var all = Html.of(head, facts, body(false), text(request.text().length()), footer);
    if (all.plain().length() <= Html.MESSAGE_LIMIT) {
      return all;
    }
    var hint =
        Html.styled(
            Html.Style.I,
            Html.text(
                texts.say(
                    "\n\nNot all of it fits: the whole is in Tasklist.",
                    "\n\nNo cabe entera: está completa en Tasklist.")));
    var front = Html.of(head, facts, body(true));
    int end = hint.plain().length() + footer.plain().length();
    int room = Html.MESSAGE_LIMIT - front.plain().length() - end - text(0).plain().length();
    var middle = Html.of(front, text(Math.max(room, 0)));
    return limited(Html.of(middle.limited(Html.MESSAGE_LIMIT - end), hint, footer));
  }

  private Html body(boolean cut) {
    var parts = new ArrayList<Html>();
    add(parts, texts.say("Why", "Por qué"), request.why(), Part.WHY, cut);
    add(
        parts,
        texts.say("Alternatives", "Alternativas"),
        list(request.alternatives()),
        Part.ALTERNATIVES,
        cut);
    add(
        parts,
        texts.say("If the answer is no", "Si la respuesta es no"),
        request.onNo(),
        Part.ON_NO,
        cut);
    add(parts, texts.say("Context", "Contexto"), request.context(), Part.CONTEXT, cut);
    add(parts, texts.say("Links", "Enlaces"), list(request.links()), Part.LINKS, cut);
    return Html.of(parts.toArray(Html[]::new));
  }

  private static void add(List<Html> parts, String label, String text, Part part, boolean cut) {
    if (!text.isBlank()) {
      var shown = Html.text(text);
      parts.add(Html.text("\n\n"));
      parts.add(Html.bold(label));
      parts.add(Html.text("\n"));
      parts.add(cut ? shown.limited(part.limit) : shown);
    }
  }

  private Html text(int limit) {
    return request.text().isEmpty()
        ? Html.text("")
        : Html.of(
            Html.text("\n\n"),
            Html.bold(texts.say("Text to approve", "Texto por aprobar")),
            Html.text("\n"),
            Html.styled(Html.Style.BLOCKQUOTE, Html.text(request.text()).limited(limit)));
  }

  private static String list(List<String> items) {
    return items.isEmpty() ? "" : "- " + String.join("\n- ", items);
  }

  private static Html field(String label, String value) {
    return field(label, Html.text(value));
  }

  private static Html field(String label, Html value) {
    return Html.of(Html.text("\n"), Html.bold(label), Html.text(": "), value);
  }

  private static Html limited(Html text) {
    return text.limited(Html.MESSAGE_LIMIT);
  }
}
