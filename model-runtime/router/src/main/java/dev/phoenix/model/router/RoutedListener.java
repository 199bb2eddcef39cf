package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException.Reason;

/**
 * Takes an answer while it is generated, and can begin again. When a model fails after some of its
 * text was given, the router goes on with another model only for such a listener: a plain {@link
 * TextListener} could not tell where the other answer begins, so there the request fails instead.
 */
public interface RoutedListener extends TextListener {

  /**
   * All text so far is void; what follows is an answer from its beginning. Called before its first
   * chunk, in order with {@link #onText}.
   */
  void onRestart(Restart restart);

  /**
   * Why it begins again.
   *
   * @param failed the model that failed
   * @param reason how
   * @param next the model that is asked now, possibly the same
   */
  record Restart(String failed, Reason reason, String next) {}
}
