package dev.phoenix.connector.telegram.updates;

/** Told of what became of updates, for metrics. */
@FunctionalInterface
public interface UpdateListener {

  /** Called after it is recorded; what it throws is logged and changes nothing. */
  void on(UpdateEvent event);
}
