package dev.phoenix.model.training.corpus;

import dev.phoenix.model.core.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes lessons from a seed: first drafts, corrections, and second corrections of what went wrong
 * again.
 */
public final class LessonMaker {

  private static final int AGAIN = 14;

  private final Editor editor;
  private final Composer composer;
  private final Flaws flaws;
  private final List<BriefMaker> makers;
  private final Random random;

  /** A maker for one set, the languages in turn. */
  public LessonMaker(Editor editor, Split split, long seed) {
    this(editor, split, seed, List.of());
  }

  /**
   * A maker for one set, the languages in turn.
   *
   * @param pieces letters that the tokenizer has tokens for: what made-up words consist of, too
   */
  public LessonMaker(Editor editor, Split split, long seed, List<String> pieces) {
    this.editor = editor;
    this.composer = new Composer(editor);
    this.flaws = new Flaws(composer, editor);
    this.makers =
        Stream.of(Language.values())
            .map(language -> new BriefMaker(language, split, pieces))
            .toList();
    this.random = new Random(seed);
  }

  /**
   * Lessons of all kinds.
   *
   * @param firstDrafts how many of a hundred are first drafts, not corrections
   */
  public List<Lesson> lessons(int count, int firstDrafts) {
    var lessons = new ArrayList<Lesson>();
    while (lessons.size() < count) {
      var maker = makers.get(lessons.size() % makers.size());
      (random.nextInt(100) < firstDrafts ? draft(maker) : correction(maker))
          .ifPresent(lessons::add);
    }
    return lessons;
  }

  /** Briefs that can be met, with a hidden policy or without one. */
  public List<Assignment> assignments(int count, boolean policy) {
    var assignments = new ArrayList<Assignment>();
    while (assignments.size() < count) {
      var maker = makers.get(assignments.size() % makers.size());
      var assignment = maker.make(random);
      var made = policy ? Policies.tight(assignment, maker, editor, random) : assignment;
      if (editor.plain(made).isPresent()) {
        assignments.add(made);
      }
    }
    return assignments;
  }

  private Optional<Lesson> draft(BriefMaker maker) {
    var assignment = maker.make(random);
    return composer
        .compose(assignment, random)
        .filter(post -> editor.passesStrictly(assignment, post.text()))
        .map(post -> new Lesson(assignment, List.of(), post.text()));
  }

  private Optional<Lesson> correction(BriefMaker maker) {
    var flawed = flaws.draft(maker.make(random), maker, random);
    if (flawed.isEmpty()) {
      return Optional.empty();
    }
    var assignment = flawed.get().assignment();
    var corrections = new ArrayList<Correction>();
    corrections.add(correction(assignment, flawed.get().draft()));
    var mended = editor.mend(assignment, flawed.get().draft());
    if (mended.isPresent() && random.nextInt(100) < AGAIN) {
      var again = Slips.again(mended.get(), assignment, random);
      if (!editor.passes(assignment, again)) {
        corrections.add(correction(assignment, again));
        mended = editor.mend(assignment, again);
      }
    }
    return mended.map(text -> new Lesson(assignment, corrections, text));
  }

  private Correction correction(Assignment assignment, String draft) {
    return new Correction(draft, editor.findings(assignment, draft));
  }

  /** What mends a draft of the model itself; empty if it needs no mending or allows none. */
  public static Optional<Lesson> ofOwnDraft(
      Editor editor, Assignment assignment, List<Correction> before, String draft) {
    if (draft.isBlank() || editor.passes(assignment, draft)) {
      return Optional.empty();
    }
    var corrections = new ArrayList<>(before);
    corrections.add(new Correction(draft, editor.findings(assignment, draft)));
    return editor.mend(assignment, draft).map(text -> new Lesson(assignment, corrections, text));
  }
}
