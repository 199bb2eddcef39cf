package dev.phoenix.workers.monitoring.health.probe;

import org.springframework.util.unit.DataSize;

/**
 * A disk watermark as OpenSearch writes it: {@code 85%} or {@code 0.85} of the disk used, or {@code
 * 500mb} left free.
 *
 * @param used the share of the disk, 0 to 1; 1 if it is told in bytes
 * @param free bytes that must stay free; 0 if it is told as a share
 */
record Watermark(double used, long free) {

  private static final Watermark NONE = new Watermark(1, 0);

  static Watermark of(String text) {
    var given = text.strip();
    try {
      if (given.endsWith("%")) {
        return new Watermark(Double.parseDouble(given.substring(0, given.length() - 1)) / 100, 0);
      }
      if (given.matches("(?i)[0-9]+(b|kb|mb|gb|tb)")) {
        return new Watermark(1, DataSize.parse(given.toUpperCase(java.util.Locale.ROOT)).toBytes());
      }
      return new Watermark(Double.parseDouble(given), 0);
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  boolean reached(long size, long left) {
    return free > 0 ? left < free : used < 1 && (double) (size - left) / size >= used;
  }
}
