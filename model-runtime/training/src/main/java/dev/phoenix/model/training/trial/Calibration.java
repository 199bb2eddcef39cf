package dev.phoenix.model.training.trial;

import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.measure.Rate;
import dev.phoenix.model.training.corpus.Editor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Fits the confidence in drafts that break no limit, and whose words are explained, to how often
 * they are in fact good: with no warning that matters and with their topic in them. Logistic
 * regression by Newton's method with a weak prior.
 */
public final class Calibration {

  private static final int STEPS = 50;
  private static final double PRIOR = 1e-3;
  private static final int BINS = 5;

  private record Observed(double logProbability, double lost, boolean good) {}

  private final Editor editor;

  public Calibration(Editor editor) {
    this.editor = editor;
  }

  /** The coefficients that fit some first drafts best. */
  public Confidence fit(List<Course> courses) {
    var observed = observed(courses);
    double[] w = {0, 0, 0};
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = {-PRIOR * w[0], -PRIOR * w[1], -PRIOR * w[2]};
      double[][] hessian = {{PRIOR, 0, 0}, {0, PRIOR, 0}, {0, 0, PRIOR}};
      for (var o : observed) {
        double[] x = {1, o.logProbability(), o.lost()};
        double p = 1 / (1 + Math.exp(-(w[0] + w[1] * x[1] + w[2] * x[2])));
        for (int i = 0; i < 3; i++) {
          gradient[i] += ((o.good() ? 1 : 0) - p) * x[i];
          for (int j = 0; j < 3; j++) {
            hessian[i][j] += p * (1 - p) * x[i] * x[j];
          }
        }
      }
      double[] delta = solve(hessian, gradient);
      for (int i = 0; i < 3; i++) {
        w[i] += delta[i];
      }
    }
    // too few warnings to learn from must not make them a merit
    return new Confidence(w[0], w[1], Math.min(0, w[2]));
  }

  /**
   * How far confidences can be relied on: a row of a Markdown table for each fifth of the drafts.
   */
  public String reliability(Confidence confidence, List<Course> courses) {
    var observed = new ArrayList<>(observed(courses));
    observed.sort(Comparator.comparingDouble(o -> value(confidence, o)));
    var table =
        new StringBuilder("| confidence | drafts | mean confidence | good |\n|---|---|---|---|\n");
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      var rows = observed.subList(bin * observed.size() / BINS, (bin + 1) * observed.size() / BINS);
      if (rows.isEmpty()) {
        continue;
      }
      double mean = rows.stream().mapToDouble(o -> value(confidence, o)).average().orElse(0);
      var good = new Rate((int) rows.stream().filter(Observed::good).count(), rows.size());
      error += Math.abs(mean - good.value()) * rows.size() / observed.size();
      table.append(
          String.format(
              Locale.ROOT,
              "| %.3f to %.3f | %d | %.3f | %.3f [%.3f, %.3f] |%n",
              value(confidence, rows.getFirst()),
              value(confidence, rows.getLast()),
              rows.size(),
              mean,
              good.value(),
              good.low(),
              good.high()));
    }
    return table + String.format(Locale.ROOT, "%nExpected calibration error: %.3f.%n", error);
  }

  private static double value(Confidence confidence, Observed o) {
    double x =
        confidence.intercept()
            + confidence.slope() * o.logProbability()
            + confidence.warnings() * o.lost();
    return 1 / (1 + Math.exp(-x));
  }

  private List<Observed> observed(List<Course> courses) {
    var observed = new ArrayList<Observed>();
    for (var course : courses) {
      var draft = course.drafts().getFirst();
      if (!draft.assessment().hasError() && editor.isClean(course.assignment(), draft.text())) {
        observed.add(
            new Observed(
                draft.meanLogProbability(),
                1 - draft.assessment().score(),
                editor.isGood(course.assignment(), draft.text())));
      }
    }
    return observed;
  }

  /** Three equations by Cramer's rule. */
  private static double[] solve(double[][] a, double[] b) {
    double whole = determinant(a);
    double[] x = new double[3];
    for (int column = 0; column < 3; column++) {
      double[][] replaced = {a[0].clone(), a[1].clone(), a[2].clone()};
      for (int row = 0; row < 3; row++) {
        replaced[row][column] = b[row];
      }
      x[column] = determinant(replaced) / whole;
    }
    return x;
  }

  private static double determinant(double[][] a) {
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
        - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
        + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  }
}
