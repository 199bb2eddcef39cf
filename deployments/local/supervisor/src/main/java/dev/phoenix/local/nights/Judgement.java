package dev.phoenix.local.nights;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a night that was hit came to.
 *
 * @param verdict in a word
 * @param reason why it is neither the one nor the other; empty otherwise
 */
public record Judgement(Verdict verdict, String reason) {

  /** What there is. */
  public enum Verdict {
    /** The night's adapter is live, its bytes are those that were judged, and drafts show it. */
    ACTIVATED,
    /** What was live before is live, byte by byte. */
    UNCHANGED,
    /** Neither. */
    BETWEEN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the workers tell of a night that ended. */
  record Told(String outcome, @Nullable String adapter) {}

  /**
   * Judges.
   *
   * @param told null if the night did not end
   * @param voiced whether drafts made now are in the verdicts' voice
   */
  static Judgement of(@Nullable Told told, Standing before, Standing after, boolean voiced) {
    if (told == null) {
      return between("the night did not end");
    }
    if (!after.sameBase(before)) {
      return between("the model's file was changed");
    }
    if (!after.verified()) {
      return between("the live adapter's file is not what was registered");
    }
    if (!told.outcome().equals("adapter-live")) {
      return Objects.equals(after.adapter(), before.adapter()) && after.file().equals(before.file())
          ? new Judgement(Verdict.UNCHANGED, "")
          : between(
              "the night ended as %s, and live is %s instead of %s"
                  .formatted(told.outcome(), name(after), name(before)));
    }
    if (told.adapter() == null
        || !told.adapter().equals(after.adapter())
        || told.adapter().equals(before.adapter())) {
      return between(
          "the night says that %s is live, and live is %s".formatted(told.adapter(), name(after)));
    }
    return voiced
        ? new Judgement(Verdict.ACTIVATED, "")
        : between("drafts are not in the voice of the adapter " + told.adapter());
  }

  private static String name(Standing standing) {
    return standing.adapter() == null ? "the model alone" : standing.adapter();
  }

  private static Judgement between(String reason) {
    return new Judgement(Verdict.BETWEEN, reason);
  }
}
