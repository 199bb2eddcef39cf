package dev.phoenix.model.server.images;

import java.io.Serial;
import java.time.Duration;

/** No prepared picture of that digest is kept. */
public final class UnknownImageException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  UnknownImageException(Duration expiry) {
    super(
        "No picture of this digest is kept (they expire after %s); send it to POST /v1/images again"
            .formatted(expiry));
  }
}
