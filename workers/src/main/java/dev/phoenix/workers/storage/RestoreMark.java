package dev.phoenix.workers.storage;

import dev.phoenix.connector.commons.effect.EffectLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What restoring a backup leaves in the workers' data directory: the tables beside it are older
 * than the world outside.
 */
final class RestoreMark {

  private static final Logger LOG = LoggerFactory.getLogger(RestoreMark.class);
  private static final String NAME = "restored.json";

  private RestoreMark() {}

  /**
   * Raises the ledger's epoch if the mark is there, and takes the mark away after that is
   * committed. A crash between the two raises it once more, which costs look-ups and loses nothing.
   *
   * @throws UncheckedIOException if the mark cannot be taken away: each start would raise it again
   */
  static void take(Path directory, EffectLedger ledger) {
    var mark = directory.resolve(NAME);
    if (!Files.exists(mark)) {
      return;
    }
    try {
      ledger.raiseEpoch();
      LOG.warn(
          "These are the tables of a backup ({}): what was in flight is looked up before it is"
              + " sent",
          Files.readString(mark).strip());
      Files.delete(mark);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take away " + mark, e);
    }
  }
}
