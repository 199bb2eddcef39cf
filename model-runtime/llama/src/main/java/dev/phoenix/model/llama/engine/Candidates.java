package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.Sampling;
import java.util.Arrays;

/**
 * Cuts the tokens down to those that a request allows and draws one. Scratch memory for one thread.
 * Cuts follow llama.cpp's default chain: top-k, top-p among those, min-p.
 */
final class Candidates {

  private static final int LEAST_BLOCK = 128;
  private static final double MOST_SCALE = 1e30;

  private final float[] copy;
  private final float[] weights;

  /** A logit's sortable bits above the token's complement: larger is likelier, then first. */
  private long[] keys = new long[LEAST_BLOCK];

  private int count;

  Candidates(int vocabulary) {
    copy = new float[vocabulary];
    weights = new float[vocabulary];
  }

  /** The thread's copy of some logits, to be changed and then drawn from. */
  float[] copy(float[] values) {
    System.arraycopy(values, 0, copy, 0, copy.length);
    return copy;
  }

  /**
   * Draws a token.
   *
   * @param values its logits
   * @param point from 0 to 1, where in the distribution of what is left
   */
  int draw(float[] values, Sampling sampling, double point) {
    float most = values[Logits.likeliest(values)];
    float least =
        sampling.minP() > 0 ? most + (float) Math.log(sampling.minP()) : Float.NEGATIVE_INFINITY;
    float scale = (float) Math.min(MOST_SCALE, 1 / sampling.temperature());
    boolean topK = sampling.topK() > 0 && sampling.topK() < values.length;
    if (!topK && sampling.topP() == 1) {
      return drawUnsorted(values, most, least, scale, point);
    }
    if (topK) {
      collectMost(values, sampling.topK());
    } else {
      collect(values, most + nucleusFloor(values, most, sampling.topP()));
    }
    if (sampling.topP() < 1) {
      cutTopP(topK ? sumOfKept(most) : allWeights(values, most), sampling.topP(), most);
    }
    while (count > 1 && logit(count - 1) < least) {
      count--;
    }
    return drawKept(most, scale, point);
  }

  private int drawUnsorted(float[] values, float most, float least, float scale, double point) {
    Logits.exponentials(values, most, scale, weights);
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      weights[i] = values[i] < least ? 0 : weights[i];
      total += weights[i];
    }
    double left = point * total;
    int last = 0;
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private int drawKept(float most, float scale, double point) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      weights[i] = (float) Math.exp((logit(i) - most) * scale);
      total += weights[i];
    }
    double left = point * total;
    int chosen = 0;
    while (chosen < count - 1 && (left -= weights[chosen]) >= 0) {
      chosen++;
    }
    return (int) ~keys[chosen];
  }

  private float logit(int i) {
    int bits = (int) (keys[i] >> 32);
    return Float.intBitsToFloat(bits ^ (bits >> 31 & 0x7fffffff));
  }

  private double allWeights(float[] values, float most) {
    return Logits.exponentials(values, most, 1, weights);
  }

  private double sumOfKept(float most) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += Math.exp(logit(i) - most);
    }
    return total;
  }

  /** Tokens below it have together less than what top-p leaves out, so none of them is in it. */
  private float nucleusFloor(float[] values, float most, double topP) {
    return (float) Math.log((1 - topP) / values.length * allWeights(values, most));
  }

  private void cutTopP(double total, double topP, float most) {
    double left = topP * total;
    int kept = 0;
    while (kept < count && (kept == 0 || left > 0)) {
      left -= Math.exp(logit(kept) - most);
      kept++;
    }
    count = kept;
  }

  /** Takes the largest values, sorted: all that pass the least so far, thinned out now and then. */
  private void collectMost(float[] values, int limit) {
    count = 0;
    int block = Math.max(LEAST_BLOCK, 2 * Math.min(limit, values.length));
    float least = Float.NEGATIVE_INFINITY;
    for (int token = 0; token < values.length; token++) {
      if (values[token] > least || count < limit) {
        add(token, values[token]);
        if (count == block) {
          sort();
          count = limit;
          least = logit(limit - 1);
        }
      }
    }
    sort();
    count = Math.min(count, limit);
  }

  /** Takes the values from a floor on, sorted. */
  private void collect(float[] values, float floor) {
    count = 0;
    for (int token = 0; token < values.length; token++) {
      if (values[token] >= floor) {
        add(token, values[token]);
      }
    }
    sort();
  }

  private void add(int token, float value) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
    }
    int bits = Float.floatToRawIntBits(value);
    keys[count++] = (long) (bits ^ (bits >> 31 & 0x7fffffff)) << 32 | ~token & 0xffffffffL;
  }

  private void sort() {
    Arrays.sort(keys, 0, count);
    for (int i = 0, j = count - 1; i < j; i++, j--) {
      long swapped = keys[i];
      keys[i] = keys[j];
      keys[j] = swapped;
    }
  }
}
