package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.workers.approval.request.Decision;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the buttons under a request carry: {@code approve:<request id>}. Whoever can write to the
 * bot can forge it, so it names a request and nothing else.
 *
 * @param outcome approved or rejected
 * @param requestId which may not exist
 */
record ButtonData(String outcome, String requestId) {

  private static final String APPROVE = "approve";
  private static final String REJECT = "reject";
  private static final Pattern SHAPE =
      Pattern.compile("(" + APPROVE + "|" + REJECT + "):([0-9a-f-]{36})");

  /** The buttons of a request. */
  static Markup of(Language language, String requestId) {
    var texts = new Texts(language, ZoneId.systemDefault());
    return Markup.row(
        new Markup.Button(texts.say("Approve", "Aprobar"), APPROVE + ":" + requestId),
        new Markup.Button(texts.say("Reject", "Rechazar"), REJECT + ":" + requestId));
  }

  /** What a pressed button carried, if it is one of ours. */
  static Optional<ButtonData> read(String data) {
    var match = SHAPE.matcher(data);
    return match.matches()
        ? Optional.of(
            new ButtonData(
                match.group(1).equals(APPROVE) ? Decision.APPROVED : Decision.REJECTED,
                match.group(2)))
        : Optional.empty();
  }
}
