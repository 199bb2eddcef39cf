package dev.phoenix.workers.process;

import static org.awaitility.Awaitility.await;

import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.learning.night.NightsUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Nights with their real jobs, against a scripted model runtime. */
@SuppressWarnings("NullAway.Init")
abstract class NightFlowTest extends FlowTest {

  /** The id of the first night. */
  protected static final String RUN = "night-1";

  /** How long anything is waited for. */
  protected static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  /** The workers of nights and what they talk to. */
  protected NightsUnderTest nights;

  @BeforeEach
  void open() {
    nights = new NightsUnderTest(gateway(), folder);
    nights.feedback.store().keep(FeedbackUnderTest.different(12));
  }

  @AfterEach
  void close() {
    nights.close();
  }

  /** Looks once while the night is watched. */
  protected void watched() {
    await().atMost(LIMIT).until(() -> tick() && nights.state(RUN).equals("watching"));
  }

  /** Waits until an element is completed. */
  protected void untilCompleted(String element) {
    await()
        .alias(element + " is completed; incidents: " + flows.incidents())
        .atMost(LIMIT)
        .until(() -> tick() && flows.completed().contains(element));
  }

  /** Lets the workers look after their nights once. */
  protected boolean tick() throws InterruptedException {
    nights.tick();
    return true;
  }
}
