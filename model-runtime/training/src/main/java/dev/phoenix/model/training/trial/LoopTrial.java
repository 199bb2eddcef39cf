package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.Correction;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a model draft and correct, with the loop's checks and number of rounds, for many briefs at a
 * time. The controls have the same number of drafts.
 */
public final class LoopTrial {

  /** Drafts in all, as in the loop. */
  public static final int ROUNDS = 3;

  private final Drafter drafter;
  private final Editor editor;
  private final double temperature;

  /** A trial of a model at a sampling temperature. */
  public LoopTrial(Drafter drafter, Editor editor, double temperature) {
    this.drafter = drafter;
    this.editor = editor;
    this.temperature = temperature;
  }

  /** First drafts alone. */
  public List<Course> first(List<Assignment> assignments, long seed) {
    var courses = assignments.stream().map(Course::new).toList();
    draft(courses, Memory.NONE, seed);
    return courses;
  }

  /** Corrections of the drafts that failed, told what was found. */
  public void reflect(List<Course> courses, long seed) {
    rounds(courses, Memory.FINDINGS, seed);
  }

  /** The control: corrections of the drafts that failed, told only that something is wrong. */
  public void reflectBlindly(List<Course> courses, long seed) {
    rounds(courses, Memory.DRAFTS, seed);
  }

  /** The control: new drafts in place of those that failed. */
  public void resample(List<Course> courses, long seed) {
    rounds(courses, Memory.NONE, seed);
  }

  private void rounds(List<Course> courses, Memory memory, long seed) {
    for (int round = 1; round < ROUNDS; round++) {
      draft(courses.stream().filter(course -> !course.passed()).toList(), memory, seed + round);
    }
  }

  private void draft(List<Course> courses, Memory memory, long seed) {
    var prompts = new ArrayList<List<PromptPart>>();
    for (var course : courses) {
      prompts.add(PromptFormat.prompt(course.assignment().brief(), memory.of(course.drafts())));
    }
    var answers = drafter.answer(prompts, temperature, seed);
    for (int i = 0; i < courses.size(); i++) {
      var course = courses.get(i);
      var text = answers.get(i).text().strip();
      var findings = editor.findings(course.assignment(), text);
      course.add(
          new Correction(text, findings),
          answers.get(i).meanLogProbability(),
          editor.passes(course.assignment(), text));
    }
  }

  /** What a prompt tells of the drafts before. */
  private enum Memory {
    NONE,
    DRAFTS,
    FINDINGS;

    List<Correction> of(List<Correction> drafts) {
      return switch (this) {
        case NONE -> List.of();
        case DRAFTS ->
            drafts.stream().map(draft -> new Correction(draft.draft(), List.of())).toList();
        case FINDINGS -> drafts;
      };
    }
  }
}
