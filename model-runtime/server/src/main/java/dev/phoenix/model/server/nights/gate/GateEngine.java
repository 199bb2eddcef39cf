package dev.phoenix.model.server.nights.gate;

import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.trainer.job.JobFolder;

/** What a gate computes with, and thereby what it judges. */
public enum GateEngine {
  /** The adapter on the weights that it was trained on. */
  DJL("djl"),
  /** The files that would go live. */
  LLAMA_CPP("llama.cpp");

  private final String word;

  GateEngine(String word) {
    this.word = word;
  }

  /** As requests and results say it. */
  public String word() {
    return word;
  }

  /** What its gate works in. */
  public JobFolder folder(NightFolder night) {
    return this == DJL ? night.gate() : night.shippedGate();
  }
}
