package dev.phoenix.model.training;

import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.core.Correction;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.measure.Rate;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.Lesson;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import dev.phoenix.model.training.trial.Course;
import dev.phoenix.model.training.trial.DecoderDrafter;
import dev.phoenix.model.training.trial.LoopTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lessons from a model's own mistakes (DAgger, Ross et al. 2011): it drafts and corrects, and the
 * editor shows what each failing draft should have become.
 */
final class OwnDrafts {

  private static final double TEMPERATURE = 0.8;
  private static final int AT_ONCE = 600;
  private static final int SHARE = 50;

  private final Editor editor;
  private final Recipe recipe;

  OwnDrafts(Editor editor, Recipe recipe) {
    this.editor = editor;
    this.recipe = recipe;
  }

  /**
   * Lets a model draft and correct.
   *
   * @param round the phase's place in the recipe
   */
  List<Lesson> lessons(int round, LlamaModel model, LessonEncoder encoder) {
    var trial =
        new LoopTrial(new DecoderDrafter(model, encoder), editor, Confidence.FULL, TEMPERATURE);
    long seed = recipe.seed() + 1000L * round;
    var maker = new LessonMaker(editor, Split.TRAIN, seed, encoder.pieces());
    int briefs = recipe.phases().get(round).ownBriefs();
    var lessons = new ArrayList<Lesson>();
    int passed = 0;
    for (int done = 0; done < briefs; done += AT_ONCE) {
      int count = Math.min(AT_ONCE, briefs - done);
      var assignments = new ArrayList<Assignment>(maker.assignments(count / 2, false));
      assignments.addAll(maker.assignments(count - count / 2, true));
      var courses = drafted(trial, assignments, seed + done);
      passed += (int) courses.stream().filter(OwnDrafts::passedAtOnce).count();
      courses.forEach(course -> collect(course, lessons));
      System.out.printf(
          "phase %d: %,d of %,d briefs, first drafts that pass %s, lessons %,d%n",
          round, done + count, briefs, new Rate(passed, done + count), lessons.size());
    }
    return lessons;
  }

  /** In shares, each from a seed of its own, by as many threads as train. */
  private List<Course> drafted(LoopTrial trial, List<Assignment> assignments, long seed) {
    try (var threads = Executors.newFixedThreadPool(recipe.workers())) {
      var shares = new ArrayList<Future<List<Course>>>();
      for (int from = 0; from < assignments.size(); from += SHARE) {
        var share = assignments.subList(from, Math.min(from + SHARE, assignments.size()));
        long shareSeed = seed + from;
        shares.add(
            threads.submit(
                () -> {
                  JniUtils.setNumThreads(1);
                  var courses = trial.first(share, shareSeed);
                  trial.mend(courses, shareSeed + 7);
                  return courses;
                }));
      }
      var courses = new ArrayList<Course>();
      for (var share : shares) {
        courses.addAll(share.get());
      }
      return courses;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The drafting was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The drafting failed", e.getCause());
    }
  }

  private static boolean passedAtOnce(Course course) {
    return course.passed() && course.drafts().size() == 1;
  }

  /** Every failing draft is a lesson, with all that went before it. */
  private void collect(Course course, List<Lesson> lessons) {
    var drafts = course.drafts();
    for (int i = 0; i < drafts.size(); i++) {
      LessonMaker.ofOwnDraft(
              editor,
              course.assignment(),
              course.attempts().subList(0, i).stream().map(Correction::of).toList(),
              drafts.get(i).text())
          .ifPresent(lessons::add);
    }
  }
}
