package dev.phoenix.model.gate.contender;

import java.util.Optional;

/** All that an engine compares, loaded once. */
public interface Contenders extends AutoCloseable {

  /** The model alone. */
  Contender base();

  /** The model with the adapter that is judged. */
  Contender candidate();

  /** The model with the adapter that is live; empty if none is, or this engine cannot read it. */
  Optional<Contender> live();

  /** The model that the adapter was merged into; empty where it is not judged. */
  Optional<Contender> merged();

  @Override
  void close();
}
