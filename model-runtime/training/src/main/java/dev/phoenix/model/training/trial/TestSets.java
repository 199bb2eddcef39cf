package dev.phoenix.model.training.trial;

import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The briefs that rates are claimed on, frozen: a test compares their digests. */
public final class TestSets {

  /** Briefs of a set, half of each language. */
  public static final int SIZE = 500;

  private static final long TEST_SEED = 500_001;
  private static final long VALIDATION_SEED = 700_001;

  private TestSets() {}

  /** Briefs whose checks they show. */
  public static List<Assignment> plain(Editor editor) {
    return new LessonMaker(editor, Split.TEST, TEST_SEED).assignments(SIZE, false);
  }

  /** Briefs with terms that only the checks know, and tight limits. */
  public static List<Assignment> policy(Editor editor) {
    return new LessonMaker(editor, Split.TEST, TEST_SEED + 1).assignments(SIZE, true);
  }

  /** Briefs for choosing and calibrating, half of them with a policy. */
  public static List<Assignment> validation(Editor editor, int count) {
    var maker = new LessonMaker(editor, Split.VALIDATION, VALIDATION_SEED);
    var briefs = new ArrayList<>(maker.assignments(count / 2, false));
    briefs.addAll(maker.assignments(count - count / 2, true));
    return briefs;
  }

  /** SHA-256 over all that the briefs ask, the hidden policy included. */
  public static String digest(List<Assignment> assignments) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var assignment : assignments) {
        digest.update((assignment.checked() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
