package dev.phoenix.model.training.trial;

import dev.phoenix.model.measure.Rate;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import java.util.List;
import java.util.function.Predicate;

/**
 * How often first drafts pass, how often the loop mends those that do not, and how the same number
 * of drafts fares without findings. Mended means strictly: every check, no unknown word, no foreign
 * hashtag.
 */
public final class LoopBenchmark {

  private final LoopTrial trial;
  private final Editor editor;

  /** A benchmark by a trial. */
  public LoopBenchmark(LoopTrial trial, Editor editor) {
    this.trial = trial;
    this.editor = editor;
  }

  /**
   * Runs on the plain and on the policy set.
   *
   * @param seed of the sampling; the briefs are what they are
   */
  public Figures run(List<Assignment> plain, List<Assignment> policy, long seed) {
    var figures = new Figures();
    run("", plain, seed, figures);
    run("policy_", policy, seed + 50, figures);
    return figures;
  }

  private void run(String set, List<Assignment> assignments, long seed, Figures figures) {
    var first = trial.first(assignments, seed);
    var failing = first.stream().filter(course -> !course.passed()).toList();
    figures.put(set + "first_pass_rate", rate(first, Course::passed));
    figures.put(set + "first_strict_rate", rate(first, this::isStrict));
    var mended = forks(failing);
    trial.reflect(mended, seed + 10);
    int passed = first.size() - failing.size() + count(mended, Course::passed);
    figures.put(set + "loop_pass_rate", new Rate(passed, first.size()));
    figures.put(set + "auto_correction_rate", rate(mended, this::isStrict));
    var best = forks(failing);
    trial.resample(best, seed + 20);
    figures.put(set + "best_of_3_rate", rate(best, this::isStrict));
    var blind = forks(failing);
    trial.reflectBlindly(blind, seed + 30);
    figures.put(set + "blind_reflection_rate", rate(blind, this::isStrict));
  }

  private static List<Course> forks(List<Course> courses) {
    return courses.stream().map(Course::fork).toList();
  }

  private boolean isStrict(Course course) {
    return editor.passesStrictly(course.assignment(), course.text());
  }

  private static Rate rate(List<Course> courses, Predicate<Course> good) {
    return new Rate(count(courses, good), courses.size());
  }

  private static int count(List<Course> courses, Predicate<Course> good) {
    return (int) courses.stream().filter(good).count();
  }
}
