package dev.phoenix.workers.approval.telegram;

import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words in one language, and times as they are read in one time zone. */
final class Texts {

  private final Language language;
  private final DateTimeFormatter time;

  Texts(Language language, ZoneId zone) {
    this.language = language;
    this.time = DateTimeFormatter.ofPattern("d MMM HH:mm", language.locale()).withZone(zone);
  }

  /** One of the two. */
  String say(String english, String spanish) {
    return language == Language.EN ? english : spanish;
  }

  /** One of the two, with what belongs into it. */
  String say(String english, String spanish, Object... values) {
    return say(english, spanish).formatted(values);
  }

  /** Such as {@code 21 Nov 14:03}. */
  String at(@Nullable Instant when) {
    return when == null ? "-" : time.format(when);
  }

  String type(RequestType type) {
    return switch (type) {
      case PAYMENT -> say("Payment", "Pago");
      case DESIGN_DECISION -> say("Design decision", "Decisión de diseño");
      case API_ACCOUNT -> say("Account at a provider", "Cuenta en un proveedor");
      case CONTENT_APPROVAL -> say("Text to approve", "Texto por aprobar");
      case STRATEGIC_DECISION -> say("Strategic decision", "Decisión estratégica");
    };
  }

  String risk(String risk) {
    return switch (risk) {
      case "low" -> say("low", "bajo");
      case "high" -> say("high", "alto");
      default -> say("medium", "medio");
    };
  }

  /** What was decided, in one word: {@code approved}. */
  String outcome(@Nullable String outcome) {
    return switch (Objects.requireNonNullElse(outcome, "")) {
      case Decision.APPROVED -> say("approved", "aprobada");
      case Decision.REJECTED -> say("rejected", "rechazada");
      case "expired" -> say("expired without an answer", "caducada sin respuesta");
      case "withdrawn" -> say("withdrawn", "retirada");
      default -> say("decided", "decidida");
    };
  }

  /** Such as {@code approved by demo, 21 Nov 14:03 (Tasklist)}. */
  String decision(Decision decision) {
    var by = decision.by();
    var who =
        by == null || "expired".equals(decision.outcome())
            ? ""
            : say(" by %s", " por %s", Decider.shown(by));
    return outcome(decision.outcome())
        + who
        + ", "
        + at(decision.at())
        + " ("
        + place(decision.via())
        + ")";
  }

  private String place(@Nullable String via) {
    return switch (Objects.requireNonNullElse(via, "")) {
      case "tasklist" -> "Tasklist";
      case Decider.VIA -> "Telegram";
      case "console" -> say("console", "consola");
      case "rules" -> say("rules", "reglas");
      case "caller" -> say("whoever asked", "quien lo pidió");
      case "clock" -> say("time ran out", "se acabó el plazo");
      default -> say("elsewhere", "otro lugar");
    };
  }

  /** What came of it after the decision; empty if nothing is to be told. */
  String end(RequestRecord request) {
    var state = request.state();
    if (state == RequestState.NOT_FUNDED || state == RequestState.NOT_CARRIED_OUT) {
      var outcome = request.outcome();
      var reason = outcome == null ? "" : outcome.path("reason").asText("");
      return state(state) + (reason.isEmpty() ? "" : ": " + reason);
    }
    return state == RequestState.FULFILLED ? state(state) : "";
  }

  /** Where it stands, in some words. */
  String state(RequestState state) {
    return switch (state) {
      case MADE -> say("not looked at yet", "aún sin revisar");
      case PENDING -> say("waiting for a decision", "a la espera de una decisión");
      case DECIDED -> say("decided", "decidida");
      case FULFILLED -> say("carried out", "realizada");
      case REJECTED -> say("rejected", "rechazada");
      case EXPIRED -> say("expired without an answer", "caducada sin respuesta");
      case WITHDRAWN -> say("withdrawn", "retirada");
      case NOT_ASKED -> say("not worth asking", "no merecía la pregunta");
      case NOT_FUNDED -> say("not funded", "sin presupuesto");
      case NOT_CARRIED_OUT -> say("not carried out", "no realizada");
    };
  }

  /** With a capital at its beginning. */
  String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
