package dev.phoenix.model.api.text;

/**
 * A loaded LoRA adapter and how strongly it is applied.
 *
 * @param id the name that it was loaded under
 * @param scale multiplies its weights; 1 is as trained, between -10 and 10
 */
public record AdapterUse(String id, float scale) {

  public AdapterUse {
    if (!(Math.abs(scale) <= 10)) {
      throw new TextModelException(
          TextModelException.Reason.INVALID_REQUEST,
          "An adapter's scale must be between -10 and 10; it is " + scale);
    }
  }

  /** The adapter as trained. */
  public static AdapterUse of(String id) {
    return new AdapterUse(id, 1);
  }
}
