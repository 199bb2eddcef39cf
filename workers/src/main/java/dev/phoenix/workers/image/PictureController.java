package dev.phoenix.workers.image;

import java.io.IOException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /images/DIGEST.webp}: for the review form and for readers of the feed. A picture that
 * was not published yet is found only by who was told its digest.
 */
@RestController
final class PictureController {

  private static final MediaType WEBP = MediaType.parseMediaType("image/webp");
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

  private final PictureStore store;

  PictureController(PictureStore store) {
    this.store = store;
  }

  @GetMapping("/images/{digest}.webp")
  ResponseEntity<byte[]> get(@PathVariable String digest) throws IOException {
    return store
        .find(digest)
        .map(
            webp ->
                ResponseEntity.ok()
                    .contentType(WEBP)
                    .eTag(digest)
                    .cacheControl(FOR_EVER)
                    .header("X-Content-Type-Options", "nosniff")
                    .body(webp))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
