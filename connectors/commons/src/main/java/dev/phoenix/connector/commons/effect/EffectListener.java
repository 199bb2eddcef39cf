package dev.phoenix.connector.commons.effect;

/**
 * Told of each event after its commit, in the thread that made it; what it throws is logged and
 * changes nothing.
 */
@FunctionalInterface
public interface EffectListener {

  /** Takes note of an event; must be quick, for the effect waits. */
  void on(EffectEvent event);
}
