package dev.phoenix.workers.image;

import java.io.Serial;

/** A picture that cannot be had; the message is for the reviewer and says what to do. */
public final class ImageTrouble extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean passing;

  ImageTrouble(boolean passing, String message) {
    super(message);
    this.passing = passing;
  }

  /** Whether it may go well later. */
  public boolean passing() {
    return passing;
  }

  /** What to tell. */
  public String notice() {
    return String.valueOf(getMessage());
  }
}
