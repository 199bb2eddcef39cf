package dev.phoenix.model.images.container;

/** What the channels of decoded pixels mean. */
public enum ColourModel {
  GREY(1, false),
  GREY_ALPHA(2, true),
  RGB(3, false),
  RGB_ALPHA(4, true),
  YCBCR(3, false),
  CMYK(4, false),
  /** CMYK as Photoshop writes it: 255 is no ink. */
  CMYK_INVERTED(4, false),
  /** Inverted CMYK: the complement of its first three channels as YCbCr (Adobe TN 5116). */
  YCCK(4, false);

  private final int channels;
  private final boolean alpha;

  ColourModel(int channels, boolean alpha) {
    this.channels = channels;
    this.alpha = alpha;
  }

  /** How many channels a pixel has; alpha is the last. */
  public int channels() {
    return channels;
  }

  /** Whether the last channel is alpha. */
  public boolean alpha() {
    return alpha;
  }
}
