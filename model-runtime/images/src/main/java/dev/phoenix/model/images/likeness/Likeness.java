package dev.phoenix.model.images.likeness;

import static dev.phoenix.model.images.likeness.Fingerprint.SIDE;

/**
 * Compares two fingerprints.
 *
 * @param distance bits that differ between the hashes
 * @param shape how far the sides' ratios are apart, in pixels of the smaller picture
 * @param recolouring the largest change of a channel's mean, 0 to 255
 * @param change the largest change of a cell that neither a recolouring nor a shift by a part of a
 *     cell explains, 0 to 255
 */
public record Likeness(int distance, double shape, double recolouring, double change) {

  /** Hashes further apart than this are of different pictures: see the package's measurement. */
  public static final int MAX_DISTANCE = 10;

  static final double MAX_SHAPE = 1.5;
  static final double MAX_RECOLOURING = 20;
  static final double MAX_CHANGE = 18;

  /** How much of the difference to its neighbours a cell may change by a shift of the grid. */
  private static final double SHIFT = 0.25;

  private static final int CELLS = SIDE * SIDE;

  /** Compares. */
  public static Likeness between(Fingerprint one, Fingerprint other) {
    int distance = PerceptualHash.distance(one.hash(), other.hash());
    double recolouring = 0;
    double change = 0;
    for (int c = 0; c < Thumbnail.CHANNELS; c++) {
      Line line = Line.fit(one.cells(), other.cells(), c * CELLS, CELLS);
      boolean alpha = c == Thumbnail.CHANNELS - 1;
      // transparency is not recoloured
      Line explained = alpha ? Line.SAME : line;
      recolouring = Math.max(recolouring, line.meanChange());
      change = Math.max(change, change(one.cells(), other.cells(), c * CELLS, explained));
    }
    return new Likeness(distance, shape(one, other), recolouring, change);
  }

  /** Whether both are the same picture, one perhaps recompressed, scaled or slightly recoloured. */
  public boolean same() {
    return distance <= MAX_DISTANCE
        && shape <= MAX_SHAPE
        && recolouring <= MAX_RECOLOURING
        && change <= MAX_CHANGE;
  }

  private static double shape(Fingerprint one, Fingerprint other) {
    double scale =
        Math.min(
            (double) Math.max(one.width(), one.height()) / Math.max(other.width(), other.height()),
            1);
    double fit = Math.max(other.width(), other.height()) * scale;
    double oneFit = fit / Math.max(one.width(), one.height());
    double otherFit = fit / Math.max(other.width(), other.height());
    return Math.max(
        Math.abs(one.width() * oneFit - other.width() * otherFit),
        Math.abs(one.height() * oneFit - other.height() * otherFit));
  }

  private static double change(byte[] one, byte[] other, int start, Line line) {
    double most = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int at = start + y * SIDE + x;
        double moved = Math.abs(line.at(one[at] & 0xff) - (other[at] & 0xff));
        if (moved > most) {
          double edge = Math.max(contrast(one, start, x, y), contrast(other, start, x, y));
          most = Math.max(most, moved - SHIFT * edge);
        }
      }
    }
    return most;
  }

  /** The largest difference between a cell and one beside, above or below it. */
  private static int contrast(byte[] cells, int start, int x, int y) {
    int at = start + y * SIDE + x;
    int value = cells[at] & 0xff;
    int most = 0;
    if (x > 0) {
      most = Math.max(most, Math.abs(value - (cells[at - 1] & 0xff)));
    }
    if (x < SIDE - 1) {
      most = Math.max(most, Math.abs(value - (cells[at + 1] & 0xff)));
    }
    if (y > 0) {
      most = Math.max(most, Math.abs(value - (cells[at - SIDE] & 0xff)));
    }
    if (y < SIDE - 1) {
      most = Math.max(most, Math.abs(value - (cells[at + SIDE] & 0xff)));
    }
    return most;
  }
}
