package dev.phoenix.connector.commons.effect;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2EffectLedgerTest extends EffectLedgerContract {

  @TempDir Path folder;

  @Override
  String newDatabase() {
    return "jdbc:h2:file:" + folder.resolve("ledger");
  }
}
