package dev.phoenix.model.training.trial;

import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.core.Correction;
import dev.phoenix.model.core.Question;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import java.util.List;
import java.util.function.Function;

/**
 * Lets a model draft and correct, with the loop's checks and number of rounds, for many briefs at a
 * time. The controls have the same number of drafts.
 */
public final class LoopTrial {

  private final Drafter drafter;
  private final Editor editor;
  private final Confidence confidence;
  private final double temperature;

  /**
   * A trial of a model.
   *
   * @param confidence which drafts that pass the loop takes at once
   * @param temperature of the sampling
   */
  public LoopTrial(Drafter drafter, Editor editor, Confidence confidence, double temperature) {
    this.drafter = drafter;
    this.editor = editor;
    this.confidence = confidence;
    this.temperature = temperature;
  }

  /** First drafts alone. */
  public List<Course> first(List<Assignment> assignments, long seed) {
    var courses = assignments.stream().map(Course::new).toList();
    draft(courses, course -> Question.first(course.assignment().brief()), seed);
    return courses;
  }

  /** What the loop does about the drafts that failed. */
  public void reflect(List<Course> courses, long seed) {
    rounds(courses, course -> Question.after(course.assignment().brief(), course.attempts()), seed);
  }

  /** Corrections of the drafts that failed, one after the other, and nothing else. */
  public void mend(List<Course> courses, long seed) {
    rounds(courses, course -> Question.mend(course.assignment().brief(), course.attempts()), seed);
  }

  /** The control: corrections of the drafts that failed, told only that something is wrong. */
  public void reflectBlindly(List<Course> courses, long seed) {
    rounds(courses, LoopTrial::blind, seed);
  }

  /** The control: new drafts in place of those that failed. */
  public void resample(List<Course> courses, long seed) {
    rounds(courses, course -> Question.first(course.assignment().brief()), seed);
  }

  private static Question blind(Course course) {
    var drafts =
        course.drafts().stream().map(draft -> new Correction(draft.text(), List.of())).toList();
    return new Question(course.assignment().brief(), drafts);
  }

  private void rounds(List<Course> courses, Function<Course, Question> next, long seed) {
    for (int round = 1; round < Acceptance.MOST_DRAFTS; round++) {
      draft(courses.stream().filter(course -> !course.isDone()).toList(), next, seed + round);
    }
  }

  private void draft(List<Course> courses, Function<Course, Question> next, long seed) {
    var questions = courses.stream().map(next).toList();
    var prompts = questions.stream().map(Question::prompt).toList();
    var answers = drafter.answer(prompts, temperature, seed);
    for (int i = 0; i < courses.size(); i++) {
      var course = courses.get(i);
      var text = answers.get(i).text().strip();
      var assessment = editor.check(course.assignment(), text);
      double probability = answers.get(i).meanLogProbability();
      boolean explained = editor.explains(questions.get(i).brief(), text);
      double sure = confidence.of(assessment, probability, explained);
      course.add(new Course.Draft(text, assessment, probability, sure));
    }
  }
}
