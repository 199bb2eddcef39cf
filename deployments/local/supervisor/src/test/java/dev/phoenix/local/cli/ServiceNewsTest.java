package dev.phoenix.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.supervise.Reason;
import dev.phoenix.local.supervise.Reason.Cause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console tells of services. */
class ServiceNewsTest {

  @TempDir private Path logs;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void shouldShowTheEndOfTheLogOfWhatIsGivenUp() throws Exception {
    // given
    var lines =
        IntStream.rangeClosed(1, 100).mapToObj("line %03d"::formatted).collect(Collectors.toList());
    Files.write(logs.resolve("feed.log"), lines);

    // when
    news().givenUp("feed", new Reason(Cause.DIED, "ended with code 7"));

    // then
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("feed ended with code 7", "died too often", "line 076", "line 100")
        .doesNotContain("line 075");
  }

  @Test
  void shouldTellOfWhatIsGivenUpWithoutALog() {
    // when
    news().givenUp("feed", new Reason(Cause.NOT_STARTED, "could not be started"));

    // then
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("feed could not be started");
  }

  private ServiceNews news() {
    return new ServiceNews(new Console(new PrintStream(told, true, StandardCharsets.UTF_8)), logs);
  }
}
