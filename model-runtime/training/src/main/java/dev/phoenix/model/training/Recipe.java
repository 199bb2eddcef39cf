package dev.phoenix.model.training;

/**
 * How phoenix-core is made. The same recipe gives the same weights on the same kind of machine.
 *
 * @param seed everything random follows from it
 * @param vocabulary tokens of the tokenizer
 * @param base the training on fresh lessons alone
 * @param rounds trainings on the model's own drafts and as many fresh lessons as are needed
 * @param roundBriefs briefs that it drafts for in each round
 * @param round what each round computes
 * @param workers threads; part of the recipe, since sums are made in their order
 * @param scale size of the model and of the work around its training
 */
record Recipe(
    long seed,
    int vocabulary,
    Phase base,
    int rounds,
    int roundBriefs,
    Phase round,
    int workers,
    Scale scale) {

  /**
   * A training of its own: warm-up, then a cosine down to next to nothing.
   *
   * @param tokens about how many tokens it computes
   * @param tokensPerStep about how many tokens a step computes, whatever the number of workers
   * @param rate the highest learning rate
   */
  record Phase(long tokens, int tokensPerStep, double rate) {

    Phase {
      if (tokens < 1 || tokensPerStep < 1 || !(rate > 0)) {
        throw new IllegalArgumentException("A phase needs tokens and a learning rate: " + tokens);
      }
    }

    /** The same with another number of tokens. */
    Phase withTokens(long number) {
      return new Phase(number, tokensPerStep, rate);
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
          new Phase(18_000_000, 5400, 1.6e-3),
          0,
          3000,
          new Phase(14_000_000, 2700, 1e-3),
          3,
          Scale.CORE);

  Recipe {
    if (workers < 1 || rounds < 0 || roundBriefs < 1) {
      throw new IllegalArgumentException(
          "A training needs workers and briefs: %d workers, %d rounds of %d briefs"
              .formatted(workers, rounds, roundBriefs));
    }
  }
}
