package dev.phoenix.model.server.images;

import java.io.Serial;

/** The images skill is not there; the message says what to do. */
public final class ImagesOffException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean chosen;

  ImagesOffException(ImageSkill.Off off) {
    super(off.why());
    this.chosen = off.chosen();
  }

  /** Whether somebody switched it off, or something is in its way. */
  public boolean chosen() {
    return chosen;
  }
}
