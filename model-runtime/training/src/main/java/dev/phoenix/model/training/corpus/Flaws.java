package dev.phoenix.model.training.corpus;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes drafts that go wrong in the ways that a small model's drafts do. */
final class Flaws {

  /**
   * A draft and what it is measured against: flaws may add a policy or a limit.
   *
   * @param draft breaks the checked brief of the assignment
   */
  record Flawed(Assignment assignment, String draft) {}

  private static final int[] COUNTS = {1, 1, 1, 1, 1, 2, 2, 2, 3};

  /**
   * The wrong language replaces the text, so it comes first; policies look at the finished draft,
   * limits come last.
   */
  private static final List<Flaw> APPLIED =
      List.of(
          Flaw.LANGUAGE,
          Flaw.DROPPED,
          Flaw.MISSPELT,
          Flaw.GARBLED,
          Flaw.TWICE,
          Flaw.HASHTAG,
          Flaw.DEMAND,
          Flaw.BANNED,
          Flaw.POLICY,
          Flaw.LONG);

  private final Composer composer;
  private final Editor editor;

  Flaws(Composer composer, Editor editor) {
    this.composer = composer;
    this.editor = editor;
  }

  /** A flawed draft; empty when the flaws came to nothing. */
  Optional<Flawed> draft(Assignment given, BriefMaker maker, Random random) {
    var flaws = choose(random);
    var work = new SpoiltDraft(given, composer, maker, random);
    flaws.forEach(work::apply);
    var draft = work.post().text();
    return draft.isBlank() || editor.passes(work.assignment(), draft)
        ? Optional.empty()
        : Optional.of(new Flawed(work.assignment(), draft));
  }

  private static List<Flaw> choose(Random random) {
    int count = COUNTS[random.nextInt(COUNTS.length)];
    var chosen = EnumSet.noneOf(Flaw.class);
    while (chosen.size() < count) {
      chosen.add(Flaw.draw(random));
    }
    return APPLIED.stream().filter(chosen::contains).toList();
  }
}
