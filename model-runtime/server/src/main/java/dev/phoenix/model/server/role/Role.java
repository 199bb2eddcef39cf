package dev.phoenix.model.server.role;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The skills of a process. */
public enum Role {
  /** Every skill in one process: what the program does when nobody says otherwise. */
  ALL,
  /** Texts; what comes for images is passed on to the process that has that role. */
  TEXT,
  /** Images alone. */
  IMAGES;

  /** The setting that chooses it. */
  public static final String KEY = "phoenix.model-runtime.role";

  /**
   * The role of this process.
   *
   * @throws org.springframework.boot.context.properties.bind.BindException if {@value #KEY} names
   *     none
   */
  public static Role of(Environment environment) {
    return Binder.get(environment).bind(KEY, Role.class).orElse(ALL);
  }

  /** Whether a process of this role has the skill. */
  public boolean has(Skill skill) {
    return switch (this) {
      case ALL -> true;
      case TEXT -> skill == Skill.TEXT;
      case IMAGES -> skill == Skill.IMAGES;
    };
  }
}
