package dev.phoenix.model.images;

import dev.phoenix.model.images.likeness.Fingerprint;

/**
 * An image ready for a post.
 *
 * @param webp the file; not copied, not to be changed
 * @param width pixels, after the orientation was honoured
 * @param height pixels
 * @param sha256 the digest of {@code webp}, hexadecimal
 * @param fingerprint what it looks like
 */
public record PreparedImage(
    @SuppressWarnings("ArrayRecordComponent") byte[] webp,
    int width,
    int height,
    String sha256,
    Fingerprint fingerprint) {

  /** The 64-bit perceptual hash of the upright image. */
  public long perceptualHash() {
    return fingerprint.hash();
  }
}
