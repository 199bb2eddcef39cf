package dev.phoenix.model.local.fit;

import java.util.Arrays;
import java.util.List;

/** Ways to store weights that GGUF files are commonly to be had in, the largest first. */
enum Quantization {
  F16(16),
  Q8_0(8.5),
  Q6_K(6.5625),
  Q5_K(5.5),
  Q4_K(4.5),
  Q3_K(3.4375),
  Q2_K(2.625);

  private final double bits;

  Quantization(double bits) {
    this.bits = bits;
  }

  /** Bits of a number, the scales of its block included. Source: {@code ggml-common.h}. */
  double bits() {
    return bits;
  }

  /** Those with fewer bits. */
  static List<Quantization> below(double bits) {
    return Arrays.stream(values()).filter(each -> each.bits < bits - 0.01).toList();
  }
}
