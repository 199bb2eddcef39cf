package dev.phoenix.model.api.text;

import java.util.concurrent.CompletableFuture;

/** A request under way. */
public interface TextGeneration {

  /**
   * Completes with the result, after the listener's last call, or with a {@link
   * TextModelException}. Cancelling this future does not cancel the request; {@link #cancel()}
   * does.
   */
  CompletableFuture<TextResult> result();

  /**
   * Ends the request before the next step: its slot is free then and the result is {@link
   * TextResult.Finish#CANCELLED}. Does nothing when it has ended.
   */
  void cancel();
}
