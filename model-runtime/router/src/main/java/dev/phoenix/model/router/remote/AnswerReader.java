package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one streamed answer and puts them together. */
final class AnswerReader {

  private static final int MOST_CHARACTERS = 1_000_000;

  private final Dialect dialect;
  private final AnswerText answer;
  private final Runnable onToken;
  private final Consumer<String> onText;
  private final Consumer<TextResult> onFinish;
  private final StringBuilder text = new StringBuilder();
  private Piece.Usage usage = Piece.Usage.NONE;
  private int tokens;
  private @Nullable Finish finish;

  /**
   * @param onToken told of each sign of work, before its text
   * @param onText takes the text as it grows
   * @param onFinish takes the whole answer when the server tells its end; what follows are counts
   */
  AnswerReader(
      Dialect dialect,
      ChatRequest request,
      Runnable onToken,
      Consumer<String> onText,
      Consumer<TextResult> onFinish) {
    this.dialect = dialect;
    this.answer = new AnswerText(request.stops());
    this.onToken = onToken;
    this.onText = onText;
    this.onFinish = onFinish;
  }

  /**
   * Reads it to its end. An answer whose end was told is whole, whatever happens to the connection
   * after that.
   *
   * @throws RemoteException if the server refuses, breaks off or talks nonsense
   * @throws IOException if the connection fails
   */
  TextResult read(HttpResponse<InputStream> response) throws IOException {
    try (var lines = new BoundedLines(response.body())) {
      if (response.statusCode() != 200) {
        throw Refusals.of(response);
      }
      lines(lines);
    } catch (IOException e) {
      if (finish == null) {
        throw e;
      }
    }
    if (finish == null) {
      throw brokeOff();
    }
    return result(finish);
  }

  private void lines(BoundedLines lines) throws IOException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      var piece = piece(lines, line);
      usage = usage.and(piece.usage());
      if (piece.token()) {
        tokens++;
        onToken.run();
        give(answer.add(piece.text()));
      }
      var end = answer.stopped() ? Finish.STOP : piece.finish();
      if (end != null) {
        give(answer.rest());
        finish = end;
        onFinish.accept(result(end));
      }
      if (answer.stopped() || piece.last()) {
        return;
      }
    }
  }

  private Piece piece(BoundedLines lines, String line) {
    try {
      return dialect.piece(line);
    } catch (RemoteException e) {
      throw lines.ended() ? brokeOff() : e;
    }
  }

  private void give(String stretch) {
    if (stretch.isEmpty()) {
      return;
    }
    if (text.length() + stretch.length() > MOST_CHARACTERS) {
      throw RemoteException.lasting(Reason.UNAVAILABLE, "it does not stop writing");
    }
    text.append(stretch);
    onText.accept(stretch);
  }

  private TextResult result(Finish end) {
    int generated = usage.completion() > 0 ? usage.completion() : tokens;
    return new TextResult(
        text.toString(), end, usage.prompt(), usage.cached(), generated, Double.NaN);
  }

  private static RemoteException brokeOff() {
    return RemoteException.passing(Reason.UNAVAILABLE, "its answer broke off");
  }
}
