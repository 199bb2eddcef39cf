package dev.phoenix.model.gate.loop;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.core.Question;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.gate.contender.Contender;
import dev.phoenix.model.gate.golden.GoldenQuery;
import java.util.List;

/**
 * Drafts as the model runtime does: up to three drafts, each anew from a brief that says what was
 * found, until one passes and the model is sure of it. Words are not looked up: while an adapter is
 * live the runtime does not either, for it may have taught others, and contenders are to be treated
 * alike.
 */
public final class DraftingLoop {

  private final List<GoldenQuery> queries;
  private final long seed;
  private final Checker checker = new Checker(List.of());
  private final Confidence confidence = ShippedModel.confidence();

  /** A loop over some queries. */
  public DraftingLoop(List<GoldenQuery> queries, long seed) {
    this.queries = List.copyOf(queries);
    this.seed = seed;
  }

  /**
   * What the loop takes for each query, in their order.
   *
   * @param sample number of the sample: 0 takes the likeliest token always, by which engines are
   *     compared; others are drawn at the temperature that the runtime draws at
   */
  public List<Outcome> run(Contender contender, int sample) {
    double temperature = sample == 0 ? 0 : ShippedModel.TEMPERATURE;
    List<Course> courses = queries.stream().map(Course::new).toList();
    for (int round = 0; round < Acceptance.MOST_DRAFTS; round++) {
      List<Course> open = courses.stream().filter(course -> !course.isDone()).toList();
      if (!open.isEmpty()) {
        draft(contender, open, temperature, (seed * 31 + sample) * 31 + round);
      }
    }
    return courses.stream().map(Course::outcome).toList();
  }

  private void draft(Contender contender, List<Course> open, double temperature, long drawn) {
    List<Contender.Answer> answers =
        contender.answer(
            open.stream().map(Course::question).map(Question::prompt).toList(), temperature, drawn);
    for (int i = 0; i < open.size(); i++) {
      String text = answers.get(i).text().strip();
      Assessment assessment = checker.check(open.get(i).query().brief(), text);
      open.get(i)
          .add(
              text,
              assessment,
              confidence.of(assessment, answers.get(i).meanLogProbability(), true));
    }
  }
}
