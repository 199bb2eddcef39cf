package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
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

  private final Composer composer;
  private final Editor editor;

  Flaws(Composer composer, Editor editor) {
    this.composer = composer;
    this.editor = editor;
  }

  /** A flawed draft; empty when the flaws came to nothing. */
  Optional<Flawed> draft(Assignment given, BriefMaker maker, Random random) {
    var flaws = choose(given, random);
    var work = new SpoiltDraft(given, composer, maker, random);
    flaws.forEach(work::apply);
    var draft = work.post().text();
    return draft.isBlank() || editor.passes(work.assignment(), draft)
        ? Optional.empty()
        : Optional.of(new Flawed(work.assignment(), draft));
  }

  private static List<Flaw> choose(Assignment assignment, Random random) {
    // as often as drafts of a trained model need them
    int[] weights = {28, 8, 10, 10, 14, 9, 16, 3, 8, 2};
    int count = new int[] {1, 1, 1, 1, 1, 2, 2, 2, 3}[random.nextInt(9)];
    var chosen = EnumSet.noneOf(Flaw.class);
    while (chosen.size() < count) {
      int at = random.nextInt(java.util.Arrays.stream(weights).sum());
      int flaw = 0;
      while (at >= weights[flaw]) {
        at -= weights[flaw++];
      }
      chosen.add(Flaw.values()[flaw]);
    }
    var order = new ArrayList<>(chosen);
    // the wrong language replaces the text; policies look at the finished draft, limits come last
    List<Flaw> sequence =
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
    order.sort(java.util.Comparator.comparingInt(sequence::indexOf));
    return order;
  }
}
