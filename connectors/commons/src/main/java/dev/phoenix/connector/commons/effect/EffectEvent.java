package dev.phoenix.connector.commons.effect;

/**
 * A change that the ledger has committed.
 *
 * @param key the effect
 * @param target what is changed by it
 * @param state its state from now on
 */
public record EffectEvent(EffectKey key, String target, EffectState state) {

  /** Hears of each change, in the thread that made it, after the commit. Must not throw. */
  @FunctionalInterface
  public interface Listener {
    void on(EffectEvent event);
  }
}
