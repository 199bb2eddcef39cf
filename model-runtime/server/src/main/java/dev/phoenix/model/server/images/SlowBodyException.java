package dev.phoenix.model.server.images;

import java.io.Serial;
import java.time.Duration;

/** A body that came too slowly. */
public final class SlowBodyException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  SlowBodyException(Duration patience) {
    super(
        "The picture took longer than %s to arrive; send it again on a better line, or smaller"
            .formatted(patience));
  }
}
