package dev.phoenix.connector.commons.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a publication, for code that has no job to fail. */
public sealed interface Attempt {

  /** The remote has it. */
  record Done(Publication publication) implements Attempt {}

  /** Certainly not published, and a later try may work. */
  record Later(Duration after, String why) implements Attempt {}

  /** Certainly not published, and no retry helps; {@code why} says what to do. */
  record Refused(String why) implements Attempt {}

  /** It may or may not have been published, and is not published again unless it is looked up. */
  record Unknown(@Nullable String why) implements Attempt {}
}
