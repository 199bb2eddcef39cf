package dev.phoenix.model.training.corpus;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what was meant to be a copy of something. */
final class Likeness {

  private static final Pattern RUN = Pattern.compile("\\S+");
  private static final double ENOUGH = 0.62;

  /** A stretch of a text, from its first character to behind its last one. */
  record Span(int from, int to, double likeness) {}

  private Likeness() {}

  /** The words of a text that are most like the wanted ones; empty if none are alike. */
  static Optional<Span> of(String wanted, String text) {
    var runs = RUN.matcher(text).results().toList();
    int size = wanted.split(" ").length;
    Span best = new Span(0, 0, 0);
    for (int count = Math.max(1, size - 1); count <= size + 1; count++) {
      for (int i = 0; i + count <= runs.size(); i++) {
        int from = runs.get(i).start();
        int to = runs.get(i + count - 1).end();
        while (to > from && ".,!?:;".indexOf(text.charAt(to - 1)) >= 0) {
          to--;
        }
        while (from < to && "¿¡\"".indexOf(text.charAt(from)) >= 0) {
          from++;
        }
        double likeness = ratio(wanted, text.substring(from, to));
        if (likeness > best.likeness()) {
          best = new Span(from, to, likeness);
        }
      }
    }
    return best.likeness() >= ENOUGH ? Optional.of(best) : Optional.empty();
  }

  /** Twice the longest common subsequence over both lengths. */
  private static double ratio(String a, String b) {
    if (2.0 * Math.min(a.length(), b.length()) / (a.length() + b.length()) < ENOUGH) {
      return 0;
    }
    int[] row = new int[b.length() + 1];
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = 0;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
        diagonal = above;
      }
    }
    return 2.0 * row[b.length()] / (a.length() + b.length());
  }
}
