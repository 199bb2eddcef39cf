package dev.phoenix.model.decoder.tokenizer;

/**
 * One learned merge.
 *
 * @param left token on the left, in byte-level spelling
 * @param right token on the right
 */
public record Merge(String left, String right) {

  /** The token that the two become. */
  public String joined() {
    return left + right;
  }
}
