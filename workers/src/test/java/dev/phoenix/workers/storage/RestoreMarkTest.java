package dev.phoenix.workers.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.commons.effect.EffectLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestoreMarkTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldRaiseTheEpochOnceAfterARestore(TestDatabase kind) throws Exception {
    try (var database = kind.empty()) {
      // given
      var ledger = EffectLedger.open(database, Clock.systemUTC(), List.of());
      Files.writeString(folder.resolve("restored.json"), "{\"backup\":\"one\"}");

      // when at this start and the next
      RestoreMark.take(folder, ledger);
      RestoreMark.take(folder, ledger);

      // then
      assertThat(ledger.epoch()).isEqualTo(2);
      assertThat(folder).isEmptyDirectory();
      assertThat(EffectLedger.open(database, Clock.systemUTC(), List.of()).epoch()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveTheEpochWithoutARestore(TestDatabase kind) {
    try (var database = kind.empty()) {
      // given
      var ledger = EffectLedger.open(database, Clock.systemUTC(), List.of());

      // when
      RestoreMark.take(folder, ledger);

      // then
      assertThat(ledger.epoch()).isOne();
    }
  }
}
