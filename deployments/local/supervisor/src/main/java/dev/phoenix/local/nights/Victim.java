package dev.phoenix.local.nights;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A process that is killed. */
public enum Victim {
  /** The detached process that trains. */
  TRAINER(EnumSet.of(Moment.TRAINING)),
  /** The detached process that judges. */
  GATE(EnumSet.of(Moment.VALIDATING, Moment.VALIDATING_SHIPPED)),
  /** What carries out the flow's jobs. */
  WORKERS(EnumSet.allOf(Moment.class)),
  /** What offers a night's steps. */
  MODEL_RUNTIME(EnumSet.allOf(Moment.class)),
  /** What starts all the others again; a person starts it again with {@code up}. */
  SUPERVISOR(EnumSet.allOf(Moment.class)),
  /** Camunda. */
  ENGINE(EnumSet.allOf(Moment.class));

  private final Set<Moment> lives;

  Victim(Set<Moment> lives) {
    this.lives = lives;
  }

  /** Whether it is there in that state. */
  public boolean livesIn(Moment moment) {
    return lives.contains(moment);
  }

  /** As the matrix and {@code --only} name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
