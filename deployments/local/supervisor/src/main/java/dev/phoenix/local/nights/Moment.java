package dev.phoenix.local.nights;

/** A state of a night of learning in which a process can die; in their order. */
public enum Moment {
  /** The flow makes a data set of the verdicts; the model runtime does not know the night yet. */
  COLLECTING("collecting"),
  /** A trainer learns, or the flow learns that it has. */
  TRAINING("training"),
  /** The gate judges the adapter by DJL. */
  VALIDATING("validating"),
  /** The gate judges the files that would go live by llama.cpp. */
  VALIDATING_SHIPPED("validating-shipped"),
  /** The model runtime signs, archives and registers the adapter. */
  ARCHIVING("archiving"),
  /** The adapter is archived, and the flow does not know yet that it is live. */
  ACTIVATING("activating"),
  /** The adapter is live, and the flow waits for what is said of its drafts. */
  WATCHING("watching"),
  /** The model runtime has ended the night, and the flow has not. */
  ENDING("ending");

  private final String word;

  Moment(String word) {
    this.word = word;
  }

  /** As the matrix and {@code --only} name it. */
  public String word() {
    return word;
  }
}
