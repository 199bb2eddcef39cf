package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestAnswer;
import dev.phoenix.workers.approval.request.RequestAnswer.Already;
import dev.phoenix.workers.approval.request.RequestAnswer.NoAnswer;
import dev.phoenix.workers.approval.request.RequestAnswer.NoSuchRequest;
import dev.phoenix.workers.approval.request.RequestAnswer.NotWaiting;
import dev.phoenix.workers.approval.request.RequestAnswer.Taken;
import java.util.Objects;

/** Says what became of a decision. */
final class Answers {

  private Answers() {}

  static Notice told(RequestAnswer answer, Shown shown) {
    return switch (answer) {
      case Taken _ -> Notice.good(shown.text("answer.taken"));
      case Already already -> Notice.other(already(already, shown));
      case NotWaiting waiting ->
          Notice.other(
              shown.text(
                  "answer.not-waiting", shown.named("state", waiting.record().state()).label()));
      case NoSuchRequest _ -> throw new NoSuchPage();
      case NoAnswer _ -> Notice.bad(shown.text("answer.none"));
    };
  }

  private static String already(Already already, Shown shown) {
    var decision = Objects.requireNonNull(already.record().decision());
    var at = decision.at();
    return shown.text(
        "answer.already",
        shown.named("decision", String.valueOf(decision.outcome())).label(),
        Objects.requireNonNullElse(decision.by(), "?"),
        shown.named("via", String.valueOf(decision.via())).label(),
        at == null ? "?" : shown.moment(at).text());
  }
}
