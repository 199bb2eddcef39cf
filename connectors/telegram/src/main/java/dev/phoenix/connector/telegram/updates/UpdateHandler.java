package dev.phoenix.connector.telegram.updates;

/** Does what people ask for. */
@FunctionalInterface
public interface UpdateHandler {

  /**
   * Handles an update. It counts as handled when this returns; when this throws, or the process
   * dies before that is recorded, the same update comes again. So an implementer knows by {@link
   * Update#updateId} what it did before. After five attempts an update is set aside.
   *
   * <p>Calls follow one another: never two at a time in one process.
   */
  void handle(Update update);
}
