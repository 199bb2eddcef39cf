package dev.phoenix.model.server.images;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.phoenix.model.images.CachedImages;
import dev.phoenix.model.images.PreparedImage;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code POST /v1/images} prepares a picture, {@code GET /v1/images/DIGEST} gives what was made of
 * it.
 */
@ConditionalOnSkill(Skill.IMAGES)
@RestController
final class ImagesController {

  private static final String PATH = "/v1/images";
  private static final MediaType WEBP = MediaType.parseMediaType("image/webp");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final ImageSkill skill;
  private final ImagesProperties properties;
  private final ImageBody body;
  private final RequestQueue queue;

  ImagesController(ImageSkill skill, ImagesProperties properties, MeterRegistry meters) {
    this.skill = skill;
    this.properties = properties;
    this.body = new ImageBody((int) properties.maxFile().toBytes(), properties.patience());
    this.queue =
        new RequestQueue(properties.concurrent(), properties.waiting()).measured(meters, "images");
  }

  /**
   * What was made of a picture.
   *
   * @param digest SHA-256 of the WebP file, hexadecimal
   * @param width pixels
   * @param height pixels
   * @param format always webp
   * @param bytes of the WebP file
   * @param perceptualHash 64 bits, hexadecimal
   * @param cached how it was found
   * @param url where it is, until it expires
   */
  record Answer(
      String digest,
      int width,
      int height,
      String format,
      int bytes,
      @JsonProperty("perceptual_hash") String perceptualHash,
      Cached cached,
      String url) {}

  @PostMapping(PATH)
  Answer prepare(HttpServletRequest request) throws Exception {
    CachedImages images = images();
    ImageBody.checkType(request);
    // the body of one that waits is not read: what is in memory is bounded
    var served = queue.run(() -> images.prepare(body.read(request)));
    PreparedImage image = served.image();
    return new Answer(
        image.sha256(),
        image.width(),
        image.height(),
        "webp",
        image.webp().length,
        HexFormat.of().toHexDigits(image.perceptualHash()),
        Cached.of(served.source()),
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path(PATH + "/" + image.sha256())
            .toUriString());
  }

  @GetMapping(PATH + "/{digest}")
  ResponseEntity<byte[]> get(@PathVariable String digest)
      throws ImagesOffException, UnknownImageException {
    CachedImages images = images();
    PreparedImage image =
        DIGEST.matcher(digest).matches() ? images.find(digest).orElse(null) : null;
    if (image == null) {
      throw new UnknownImageException(properties.expiry());
    }
    return ResponseEntity.ok()
        .contentType(WEBP)
        .eTag(image.sha256())
        .cacheControl(CacheControl.maxAge(properties.expiry()).cachePrivate().immutable())
        .body(image.webp());
  }

  private CachedImages images() throws ImagesOffException {
    return switch (skill) {
      case ImageSkill.On on -> on.images();
      case ImageSkill.Off off -> throw new ImagesOffException(off);
    };
  }
}
