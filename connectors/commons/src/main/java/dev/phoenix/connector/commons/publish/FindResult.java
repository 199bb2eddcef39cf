package dev.phoenix.connector.commons.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel finds when it is asked for a marker. */
public sealed interface FindResult {

  /** The remote has it; the detail tells of anything odd, such as a second copy. */
  record Found(@Nullable String entry, @Nullable Instant publishedAt, @Nullable String detail)
      implements FindResult {}

  /** The remote was read through to the point where it would be, and does not have it now. */
  record NotThere(String detail) implements FindResult {}

  /** The remote could not be asked, or its answer decides nothing. */
  record Undetermined(String detail) implements FindResult {}
}
