package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.text.TextResult.Finish;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a stream brought.
 *
 * @param text what belongs to the answer
 * @param token whether the model wrote something, be it a thought that is not for the answer
 * @param finish why the answer ended, if it did
 * @param last whether nothing follows
 * @param usage what was counted; {@link Usage#NONE} if the line does not say
 */
record Piece(String text, boolean token, @Nullable Finish finish, boolean last, Usage usage) {

  static final Piece NOTHING = new Piece("", false, null, false, Usage.NONE);

  /** The end of the stream. */
  static final Piece END = new Piece("", false, null, true, Usage.NONE);

  /**
   * Tokens, each 0 where the server does not say.
   *
   * @param prompt of the conversation
   * @param cached how many of these the server did not compute again
   * @param completion of the answer
   */
  record Usage(int prompt, int cached, int completion) {

    static final Usage NONE = new Usage(0, 0, 0);

    /** The larger of each: servers repeat their counts, growing. */
    Usage and(Usage other) {
      return new Usage(
          Math.max(prompt, other.prompt),
          Math.max(cached, other.cached),
          Math.max(completion, other.completion));
    }
  }
}
