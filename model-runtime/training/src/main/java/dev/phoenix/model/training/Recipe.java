package dev.phoenix.model.training;

import java.util.List;

/**
 * How phoenix-core is made. The same recipe gives the same weights on the same kind of machine.
 *
 * @param seed everything random follows from it
 * @param vocabulary tokens of the tokenizer
 * @param phases trainings one after the other, each from the weights of the one before
 * @param workers threads; part of the recipe, since sums are made in their order
 * @param scale size of the model and of the work around its training
 */
record Recipe(long seed, int vocabulary, List<Phase> phases, int workers, Scale scale) {

  /**
   * A training of its own: warm-up, then a cosine down to next to nothing.
   *
   * @param name names its folder
   * @param tokens about how many tokens it computes
   * @param tokensPerStep about how many tokens a step computes, whatever the number of workers
   * @param rate the highest learning rate
   * @param ownBriefs briefs that the model first drafts for, to learn from what the editor makes of
   *     its failing drafts
   * @param firstDrafts how many of a hundred other lessons are first drafts, not corrections
   */
  record Phase(
      String name, long tokens, int tokensPerStep, double rate, int ownBriefs, int firstDrafts) {

    Phase {
      if (tokens < 1 || tokensPerStep < 1 || !(rate > 0)) {
        throw new IllegalArgumentException("A phase needs tokens and a learning rate: " + tokens);
      }
      if (ownBriefs < 0 || firstDrafts < 0 || firstDrafts > 100) {
        throw new IllegalArgumentException(
            "A phase drafts for 0 briefs or more, and 0 to 100 of a hundred lessons are first"
                + " drafts: "
                + "%d and %d".formatted(ownBriefs, firstDrafts));
      }
    }

    /** The same with this share of its tokens and briefs. */
    Phase scaled(int percent) {
      return new Phase(
          name,
          Math.multiplyExact(tokens, percent) / 100,
          tokensPerStep,
          rate,
          Math.toIntExact((long) ownBriefs * percent / 100),
          firstDrafts);
    }

    /** How many lessons it takes. */
    int lessons() {
      return Math.toIntExact(Math.max(1, tokens / TOKENS_PER_LESSON));
    }
  }

  /** Mean length of a lesson in tokens, padding included, from which their number is planned. */
  private static final int TOKENS_PER_LESSON = 240;

  /** What the shipped weights were made with. */
  static final Recipe SHIPPED =
      new Recipe(
          20261121,
          2048,
          List.of(
              new Phase("base", 18_000_000, 5400, 1.6e-3, 0, 46),
              new Phase("round-1", 14_000_000, 2700, 1e-3, 3000, 46),
              new Phase("round-2", 8_000_000, 2700, 8e-4, 600, 75)),
          3,
          Scale.CORE);

  Recipe {
    phases = List.copyOf(phases);
    if (workers < 1 || phases.isEmpty()) {
      throw new IllegalArgumentException(
          "A training needs workers and phases: %d workers, %d phases"
              .formatted(workers, phases.size()));
    }
  }
}
