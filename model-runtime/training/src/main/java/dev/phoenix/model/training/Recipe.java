package dev.phoenix.model.training;

/**
 * How phoenix-core is made. The same recipe gives the same weights on the same kind of machine.
 *
 * @param seed everything random follows from it
 * @param vocabulary tokens of the tokenizer
 * @param baseTokens about how many tokens the base training computes
 * @param rounds trainings on the model's own drafts
 * @param roundBriefs briefs that it drafts for in each round
 * @param roundTokens about how many tokens a round computes
 * @param workers threads; part of the recipe, since sums are made in their order
 * @param scale size of the model and of the work around its training
 */
record Recipe(
    long seed,
    int vocabulary,
    long baseTokens,
    int rounds,
    int roundBriefs,
    long roundTokens,
    int workers,
    Scale scale) {

  static final double BASE_RATE = 1.6e-3;
  static final double ROUND_RATE = 5e-4;

  /** Mean length of a lesson in tokens, from which the number of lessons is planned. */
  static final int TOKENS_PER_LESSON = 240;

  /** What the shipped weights were made with. */
  static final Recipe SHIPPED =
      new Recipe(20261121, 2048, 18_000_000, 0, 6000, 2_000_000, 3, Scale.CORE);

  Recipe {
    if (workers < 1 || rounds < 0 || baseTokens < 1 || roundTokens < 1 || roundBriefs < 1) {
      throw new IllegalArgumentException("A training needs workers, tokens and briefs: " + this);
    }
  }
}
