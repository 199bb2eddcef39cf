package dev.phoenix.model.api.image;

/** What came of a picture. Messages are for people and say what to do. */
public sealed interface ImageAnswer {

  /**
   * It was prepared.
   *
   * @param webp the file; not copied, not to be changed
   * @param sha256 its digest, hexadecimal
   * @param width pixels
   * @param height pixels
   */
  record Prepared(
      @SuppressWarnings("ArrayRecordComponent") byte[] webp, String sha256, int width, int height)
      implements ImageAnswer {}

  /** The picture must change first. */
  record Refused(String message) implements ImageAnswer {}

  /** The skill does not answer, is busy, or is switched off; it may go well later. */
  record Unavailable(String message) implements ImageAnswer {}
}
