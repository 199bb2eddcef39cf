package dev.phoenix.model.training;

import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.Lesson;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import dev.phoenix.model.training.trial.Course;
import dev.phoenix.model.training.trial.DecoderDrafter;
import dev.phoenix.model.training.trial.LoopTrial;
import dev.phoenix.model.training.trial.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * Lessons from a model's own mistakes (DAgger, Ross et al. 2011): it drafts and corrects, and the
 * editor shows what each failing draft should have become.
 */
final class OwnDrafts {

  private static final double TEMPERATURE = 0.8;
  private static final int AT_ONCE = 1000;

  private final Editor editor;
  private final Recipe recipe;

  OwnDrafts(Editor editor, Recipe recipe) {
    this.editor = editor;
    this.recipe = recipe;
  }

  List<Lesson> lessons(int round, LlamaModel model, LessonEncoder encoder) {
    var trial = new LoopTrial(new DecoderDrafter(model, encoder), editor, TEMPERATURE);
    long seed = recipe.seed() + 1000L * round;
    var maker = new LessonMaker(editor, Split.TRAIN, seed, encoder.pieces());
    var lessons = new ArrayList<Lesson>();
    int passed = 0;
    for (int done = 0; done < recipe.roundBriefs(); done += AT_ONCE) {
      int count = Math.min(AT_ONCE, recipe.roundBriefs() - done);
      var assignments = new ArrayList<Assignment>(maker.assignments(count / 2, false));
      assignments.addAll(maker.assignments(count - count / 2, true));
      var courses = trial.first(assignments, seed + done);
      passed += (int) courses.stream().filter(Course::passed).count();
      trial.reflect(courses, seed + done + 7);
      courses.forEach(course -> collect(course, lessons));
      System.out.printf(
          "round %d: %,d of %,d briefs, first drafts that pass %s, lessons %,d%n",
          round,
          done + count,
          recipe.roundBriefs(),
          new Rate(passed, done + count),
          lessons.size());
    }
    return lessons;
  }

  /** Every failing draft is a lesson, with all that went before it. */
  private void collect(Course course, List<Lesson> lessons) {
    var drafts = course.drafts();
    for (int i = 0; i < drafts.size(); i++) {
      LessonMaker.ofOwnDraft(
              editor, course.assignment(), drafts.subList(0, i), drafts.get(i).draft())
          .ifPresent(lessons::add);
    }
  }
}
