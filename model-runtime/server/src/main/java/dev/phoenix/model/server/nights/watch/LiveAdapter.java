package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.server.nights.training.NightModel;
import java.io.IOException;

/**
 * Which adapter is live for the model that nights teach.
 *
 * @param registry knows it
 * @param model the model
 */
public record LiveAdapter(AdapterRegistry registry, NightModel model) {

  /** Whether this one is. */
  public boolean is(String adapter) throws IOException {
    return registry
        .live(model.base().sha256())
        .map(Activation::adapter)
        .filter(live -> live.toString().equals(adapter))
        .isPresent();
  }
}
