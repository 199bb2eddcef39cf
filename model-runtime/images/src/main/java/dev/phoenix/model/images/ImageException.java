package dev.phoenix.model.images;

import java.io.Serial;

/** An image that cannot be prepared; the message says what is wrong with it and what to do. */
public final class ImageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. Only the last two may pass when the same image is tried again. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** More bytes than allowed. */
    TOO_LARGE,
    /** Larger sides or more pixels than allowed, or more than the memory holds. */
    TOO_MANY_PIXELS,
    /** None of the four formats. */
    UNKNOWN_FORMAT,
    /** One of the four formats, in a kind that is not read, such as 12-bit JPEG. */
    UNSUPPORTED,
    /** Broken: cut, changed, or never valid. */
    CORRUPT,
    /** Decoding took longer than allowed. */
    TOO_SLOW,
    /** Other images held all the memory for too long. */
    BUSY,
    /** A file could not be read, or the image not be encoded. */
    FAILED
  }

  private final Reason reason;

  /** An image that is refused. */
  public ImageException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** An image that is refused because of something. */
  public ImageException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of trouble it is. */
  public Reason reason() {
    return reason;
  }

  /** A file that is broken. */
  public static ImageException corrupt(String format, String what) {
    return new ImageException(
        Reason.CORRUPT,
        "The %s file is broken: %s; export or upload it again".formatted(format, what));
  }

  /** A kind of file that is not read. */
  public static ImageException unsupported(String what) {
    return new ImageException(
        Reason.UNSUPPORTED, what + " is not supported; save the image as an 8-bit JPEG or PNG");
  }
}
