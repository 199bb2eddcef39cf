package dev.phoenix.model.images.container;

/** The formats that are read. */
public enum ImageFormat {
  JPEG("JPEG"),
  PNG("PNG"),
  GIF("GIF"),
  WEBP("WebP");

  private final String label;

  ImageFormat(String label) {
    this.label = label;
  }

  /** Its name as people write it. */
  public String label() {
    return label;
  }
}
