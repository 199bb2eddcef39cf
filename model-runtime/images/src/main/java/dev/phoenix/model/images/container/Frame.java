package dev.phoenix.model.images.container;

/** A rectangle on a canvas, in pixels. */
public record Frame(int x, int y, int width, int height) {

  /** Whether another rectangle lies inside this one. */
  boolean contains(Frame other) {
    return other.x >= x
        && other.y >= y
        && (long) other.x + other.width <= (long) x + width
        && (long) other.y + other.height <= (long) y + height;
  }

  /** The number of pixels. */
  public long pixels() {
    return (long) width * height;
  }
}
