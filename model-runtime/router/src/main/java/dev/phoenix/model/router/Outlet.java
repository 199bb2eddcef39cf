package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.RoutedListener.Restart;
import org.jspecify.annotations.Nullable;

/** Where the text of a routed request goes, and how it is told that all of it is void. */
final class Outlet {

  private final @Nullable TextListener listener;
  private @Nullable String failed;
  private Reason reason = Reason.FAILED;

  Outlet(@Nullable TextListener listener) {
    this.listener = listener;
  }

  @Nullable TextListener listener() {
    return listener;
  }

  /** The text so far is void; whether the listener can be told so. */
  boolean isVoid(String model, Reason why) {
    if (listener == null) {
      return true;
    }
    failed = model;
    reason = why;
    return listener instanceof RoutedListener;
  }

  /**
   * Another answer begins: tells it where text was given before. Whether the listener still wants
   * one: what it throws cancels the request.
   */
  boolean restart(String next) {
    var model = failed;
    failed = null;
    if (model != null && listener instanceof RoutedListener restartable) {
      try {
        restartable.onRestart(new Restart(model, reason, next));
      } catch (RuntimeException e) {
        return false;
      }
    }
    return true;
  }
}
