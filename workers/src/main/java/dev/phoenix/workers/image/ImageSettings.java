package dev.phoenix.workers.image;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the pictures of posts come from and go to.
 *
 * @param enabled whether a brief's picture is looked at; when off, posts have none
 * @param runtime the model runtime's HTTP address
 * @param token its bearer token, where it wants one; that of {@code phoenix.workers.model} if left
 *     out
 * @param deadline the longest time for one call of it
 * @param publicUrl the address that reviewers and readers of the feed know these workers by
 * @param linkFolder the folder that {@code file:} links must lie below; none are followed without
 * @param allowedHosts hosts that may have a private address, such as a media server of the team
 * @param maxBytes the largest picture that is fetched
 * @param fetchTime the longest time to fetch one
 * @param keep how long a prepared picture is kept after the last post that used it was prepared;
 *     older posts in the feed lose theirs
 * @param keepSize what all of them may take; beyond, the oldest go
 */
@ConfigurationProperties("phoenix.workers.image")
public record ImageSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("http://127.0.0.1:8091") URI runtime,
    @Nullable String token,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("http://127.0.0.1:8090") URI publicUrl,
    @Nullable Path linkFolder,
    @DefaultValue List<String> allowedHosts,
    @DefaultValue("10MB") DataSize maxBytes,
    @DefaultValue("15s") Duration fetchTime,
    @DefaultValue("365d") Duration keep,
    @DefaultValue("2GB") DataSize keepSize) {

  private static final long LARGEST = 256L << 20;

  /** Checks the values. */
  public ImageSettings {
    token = token == null || token.isEmpty() ? null : token;
    if (maxBytes.toBytes() < 1 || maxBytes.toBytes() > LARGEST) {
      throw new IllegalArgumentException("phoenix.workers.image.max-bytes must be 1B to 256MB");
    }
    if (!keep.isPositive() || keepSize.toBytes() < 1) {
      throw new IllegalArgumentException(
          "phoenix.workers.image.keep and keep-size must be above zero, such as 365d and 2GB");
    }
    if (!deadline.isPositive() || !fetchTime.isPositive()) {
      throw new IllegalArgumentException(
          "phoenix.workers.image.deadline and fetch-time must be above zero, such as 15s");
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ImageSettings[enabled=%s, runtime=%s, publicUrl=%s]"
        .formatted(enabled, runtime, publicUrl);
  }
}
