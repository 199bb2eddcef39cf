package dev.phoenix.model.bench.compare;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Checker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One model on all briefs, one request after the other. */
final class Trial {

  /** A model that fails so often in a row is not asked again. */
  private static final int MOST_FAILURES = 3;

  private final ChatModel model;
  private final List<Brief> briefs;
  private final Checker checker = new Checker(List.of(Prompts.INSTRUCTIONS));

  Trial(ChatModel model, List<Brief> briefs) {
    this.model = model;
    this.briefs = briefs;
  }

  /** Asks for a post a brief. The first request is made twice: it may wait for a model to load. */
  List<Answer> run() throws InterruptedException {
    var answers = new ArrayList<Answer>();
    var _ = answer(briefs.getFirst(), 0);
    int failures = 0;
    for (var brief : briefs) {
      if (failures == MOST_FAILURES) {
        answers.add(
            Answer.failed("not asked: it had failed %d times in a row".formatted(failures)));
        continue;
      }
      var answer = answer(brief, answers.size() + 1);
      failures = answer.hasFailed() ? failures + 1 : 0;
      answers.add(answer);
      System.err.printf("\r  %d of %d", answers.size(), briefs.size());
    }
    System.err.println();
    return answers;
  }

  private Answer answer(Brief brief, long seed) throws InterruptedException {
    long start = System.nanoTime();
    TextResult result;
    try {
      result = model.generate(Prompts.of(brief, seed), null).result().get();
    } catch (TextModelException e) {
      return Answer.failed(String.valueOf(e.getMessage()));
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      return Answer.failed(String.valueOf(cause.getMessage()));
    }
    double millis = (System.nanoTime() - start) / 1e6;
    // half of a surrogate pair, which a server's JSON may hold, could not be written down
    var text =
        new String(result.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).strip();
    Assessment assessment = checker.check(brief, text);
    return new Answer(
        text,
        assessment.findings(),
        Acceptance.passes(assessment),
        millis,
        result.generatedTokens(),
        null);
  }
}
