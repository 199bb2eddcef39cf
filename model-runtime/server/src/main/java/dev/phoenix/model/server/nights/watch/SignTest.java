package dev.phoenix.model.server.nights.watch;

/**
 * The one-sided sign test. Pairs that are alike say nothing and are left out; if both versions were
 * as good, each of the others would be worse with probability 1/2, so the number of worse ones
 * follows the binomial distribution, which is summed up exactly. Source: Conover, Practical
 * Nonparametric Statistics, section 3.4.
 */
final class SignTest {

  private SignTest() {}

  /**
   * The probability of so many worse ones or more, if both versions were as good.
   *
   * @param worse pairs in which the new version is worse, 0 or more
   * @param better pairs in which it is better; both together at most 1000
   */
  static double p(int worse, int better) {
    int pairs = worse + better;
    double term = Math.pow(0.5, pairs);
    double sum = 0;
    for (int k = 0; k <= pairs; k++) {
      sum += k >= worse ? term : 0;
      term = term * (pairs - k) / (k + 1);
    }
    return Math.min(1, sum);
  }
}
