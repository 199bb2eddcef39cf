package dev.phoenix.model.server.images;

import dev.phoenix.model.images.ImageLimits;
import dev.phoenix.model.images.ImageSettings;
import dev.phoenix.model.images.cache.CacheSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the images skill.
 *
 * @param enabled whether pictures are prepared; when off, {@code /v1/images} answers 501 and
 *     nothing else changes
 * @param address where the process with the role {@code images} listens: one with the role {@code
 *     text} passes on to it what comes for images
 * @param folder where prepared pictures are kept; several processes may share it
 * @param longestSide the most pixels of a prepared picture's longer side, 16 to 4096
 * @param quality WebP's quality, 1 to 100
 * @param expiry how long a prepared picture is kept
 * @param cacheSize what all prepared pictures may take; beyond, those not used for longest go
 * @param cacheEntries how many may be kept
 * @param maxFile the most bytes of a picture that is sent
 * @param maxPixels the most pixels of a picture that is sent, checked before they are decoded
 * @param patience how long a picture may take to arrive, to wait for memory, and to be decoded,
 *     each
 * @param concurrent how many pictures are worked on at once
 * @param waiting how many more may wait; beyond that a picture is refused at once
 */
@ConfigurationProperties("phoenix.model-runtime.images")
public record ImagesProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("http://127.0.0.1:8093") URI address,
    @DefaultValue("./images") Path folder,
    @DefaultValue("512") int longestSide,
    @DefaultValue("85") int quality,
    @DefaultValue("7d") Duration expiry,
    @DefaultValue("512MB") DataSize cacheSize,
    @DefaultValue("20000") int cacheEntries,
    @DefaultValue("10MB") DataSize maxFile,
    @DefaultValue("50000000") long maxPixels,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("2") int concurrent,
    @DefaultValue("16") int waiting) {

  private static final long LARGEST_FILE = 256L << 20;
  private static final long FORM = 16 * 1024;

  /** What somebody reads who asks for a skill that is switched off. */
  public static final String SWITCHED_OFF =
      "The images skill is switched off; set skills.images: true in config/phoenix.yaml, or"
          + " phoenix.model-runtime.images.enabled=true";

  /** Checks every value, so that a wrong one is named at the start. */
  public ImagesProperties {
    if (!List.of("http", "https").contains(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.images.address must be like http://127.0.0.1:8093");
    }
    if (maxFile.toBytes() < 1 || maxFile.toBytes() > LARGEST_FILE) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.images.max-file must be 1B to 256MB");
    }
    if (concurrent < 1 || waiting < 0) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.images.concurrent must be 1 or more, and waiting 0 or more");
    }
    try {
      settings(longestSide, quality);
      cache(folder, expiry, cacheSize, cacheEntries);
      limits(maxFile, maxPixels, patience);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("phoenix.model-runtime.images: " + e.getMessage(), e);
    }
  }

  /** The most bytes of a request: a picture, and what a form has beside it. */
  public long maxBody() {
    return maxFile.toBytes() + FORM;
  }

  /** What comes out. */
  ImageSettings settings() {
    return settings(longestSide, quality);
  }

  /** What is kept. */
  CacheSettings cache() {
    return cache(folder, expiry, cacheSize, cacheEntries);
  }

  /** What may come in. */
  ImageLimits limits() {
    return limits(maxFile, maxPixels, patience);
  }

  private static ImageSettings settings(int longestSide, int quality) {
    return new ImageSettings(longestSide, quality);
  }

  private static CacheSettings cache(Path folder, Duration expiry, DataSize size, int entries) {
    return new CacheSettings(folder, expiry, size.toBytes(), entries);
  }

  private static ImageLimits limits(DataSize maxFile, long maxPixels, Duration patience) {
    var usual = ImageLimits.defaults();
    return new ImageLimits(
        (int) maxFile.toBytes(), maxPixels, usual.maxSide(), usual.memoryBytes(), patience);
  }
}
