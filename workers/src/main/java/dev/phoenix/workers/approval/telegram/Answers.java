package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.Balance;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What the bot answers, as a function of what is known. */
final class Answers {

  private final Texts texts;

  Answers(Language language, ZoneId zone) {
    this.texts = new Texts(language, zone);
  }

  /** The engine took the decision. */
  Html taken(RequestRecord request, String outcome, boolean edited) {
    var done = texts.outcome(outcome);
    return Html.text(
        "#%d: %s%s"
                .formatted(
                    request.number(),
                    done,
                    edited ? texts.say(" with your text", " con tu texto") : "")
            + ".");
  }

  /** It was decided before. */
  Html already(RequestRecord request, Decision decision, long userId) {
    if (Decider.VIA.equals(decision.via()) && Decider.is(decision.by(), userId)) {
      boolean approved = decision.approved();
      return Html.text(
          texts.say(
              "#%d: you already %s it, %s.",
              "#%d: ya la %s, %s.",
              request.number(),
              approved ? texts.say("approved", "aprobaste") : texts.say("rejected", "rechazaste"),
              texts.at(decision.at())));
    }
    return Html.text(
        texts.say(
            "#%d: already decided: %s.",
            "#%d: ya está decidida: %s.", request.number(), texts.decision(decision)));
  }

  /** Nobody waits for a decision. */
  Html notWaiting(RequestRecord request) {
    return Html.text(
        request.state().waits()
            ? texts.say(
                "#%d: the engine takes no decision on it right now. Try again in a minute.",
                "#%d: ahora mismo no admite una decisión. Inténtalo en un minuto.",
                request.number())
            : texts.say(
                "#%d: nothing to decide (%s).",
                "#%d: no hay nada que decidir (%s).",
                request.number(),
                texts.state(request.state())));
  }

  /** The decision is kept until the engine is back. */
  Html kept(long number) {
    return Html.text(
        texts.say(
            "#%d: the engine does not answer. Your decision is kept and goes there as soon as it"
                + " does.",
            "#%d: el motor no responde. Tu decisión queda guardada y le llegará en cuanto"
                + " responda.",
            number));
  }

  Html noSuchRequest(long number) {
    return Html.text(texts.say("There is no request #%d.", "No existe la solicitud #%d.", number));
  }

  /** For a button that names none. */
  Html noSuchRequest() {
    return Html.text(texts.say("There is no such request here.", "Aquí no existe esa solicitud."));
  }

  /** A reply to a request that has no text. */
  Html noText(RequestRecord request) {
    return Html.text(
        texts.say(
            "#%d has no text to edit, so nothing was decided. Write /approve %d or /reject %d with"
                + " your reason.",
            "#%d no tiene texto que editar; no se ha decidido nada. Escribe /approve %d o /reject"
                + " %d con tu motivo.",
            request.number(),
            request.number(),
            request.number()));
  }

  /** A reply to something else. */
  Html noRequestsMessage() {
    return Html.text(
        texts.say(
            "That message is no request. /pending lists what waits.",
            "Ese mensaje no es una solicitud. /pending muestra lo que espera."));
  }

  /** A text or a comment that cannot be taken. */
  Html unusable(int most) {
    return Html.text(
        texts.say(
            "Nothing was decided: a comment or text has at most %d characters, all of them"
                + " visible, and no {{.",
            "No se ha decidido nada: un comentario o texto tiene como mucho %d caracteres, todos"
                + " visibles, y ningún {{.",
            most));
  }

  /** A command without a number. */
  Html numberMissing(String command) {
    return Html.text(
        texts.say(
            "Which one? Write /%s with a request's number, such as /%s 12. /pending lists them.",
            "¿Cuál? Escribe /%s con el número de una solicitud, como /%s 12. /pending las muestra.",
            command,
            command));
  }

  Html unknownCommand() {
    return Html.text(texts.say("I do not know that command. /help", "No conozco esa orden. /help"));
  }

  Html help() {
    return Html.text(
        texts.say(
            """
            /pending - what waits for a decision
            /show 12 - all of request 12
            /approve 12 - approve it; add a comment if you like
            /reject 12 too expensive - reject it, with a reason
            /budget - what is left this month
            Reply to a request's message with a text to approve that text instead.\
            """,
            """
            /pending - lo que espera una decisión
            /show 12 - la solicitud 12 entera
            /approve 12 - aprobarla; puedes añadir un comentario
            /reject 12 demasiado caro - rechazarla, con un motivo
            /budget - lo que queda este mes
            Responde al mensaje de una solicitud con un texto para aprobar ese texto.\
            """));
  }

  /**
   * What waits.
   *
   * @param first some of it, the latest first
   * @param all how many there are
   */
  Html pending(List<RequestRecord> first, long all) {
    if (first.isEmpty()) {
      return Html.text(texts.say("Nothing waits for a decision.", "Nada espera una decisión."));
    }
    var lines = new ArrayList<Html>();
    lines.add(Html.bold(texts.say("Waiting: %d", "En espera: %d", all)));
    for (var request : first) {
      lines.add(
          Html.text(
              "\n#%d %s, %s, %s %s"
                  .formatted(
                      request.number(),
                      request.request().title(),
                      request.request().cost(),
                      texts.say("until", "hasta"),
                      texts.at(request.expiresAt()))));
    }
    if (all > first.size()) {
      lines.add(Html.text(texts.say("\nand %d more", "\ny %d más", all - first.size())));
    }
    return Html.of(lines.toArray(Html[]::new)).limited(Html.MESSAGE_LIMIT);
  }

  /** How the month's budgets stand. */
  Html budget(List<Balance> balances) {
    if (balances.isEmpty()) {
      return Html.text(texts.say("No budget is set.", "No hay ningún presupuesto."));
    }
    var lines = new ArrayList<Html>();
    lines.add(Html.bold(texts.say("This month", "Este mes")));
    for (var balance : balances) {
      lines.add(
          Html.text(
              texts.say(
                  "\n%s: %s left of %s (%s held, %s spent)",
                  "\n%s: quedan %s de %s (%s reservados, %s gastados)",
                  balance.account().kind(),
                  balance.left(),
                  balance.limit(),
                  balance.reserved(),
                  balance.spent())));
    }
    return Html.of(lines.toArray(Html[]::new)).limited(Html.MESSAGE_LIMIT);
  }
}
