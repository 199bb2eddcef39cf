package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextGeneration;
import java.util.concurrent.CompletableFuture;

/** A routed request under way. */
public interface RoutedGeneration extends TextGeneration {

  /** Like {@link #result()}, with who answered. */
  CompletableFuture<RoutedResult> routed();
}
