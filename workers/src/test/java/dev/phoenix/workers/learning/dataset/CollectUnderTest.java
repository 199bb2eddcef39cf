package dev.phoenix.workers.learning.dataset;

import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.learning.LearningSettings.GoldenKeywords;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.storage.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.util.unit.DataSize;

/** The real collecting, for tests of other packages. */
public final class CollectUnderTest {

  private CollectUnderTest() {}

  /** The task of "Collect feedback". */
  public static CollectFeedback task(
      FeedbackUnderTest under, Installation installation, Path folder, Clock clock) {
    return new CollectFeedback(
        new Collector(
            new Candidates(under.jdbc(), installation),
            new DataSets(under.template(), under.transaction(), installation),
            new DataSetFiles(folder),
            under.golden(),
            GoldenKeywords.NONE,
            0.6,
            clock),
        new LearningSettings(
            0.7,
            10,
            2000,
            0.6,
            null,
            DataSize.ofMegabytes(1),
            URI.create("http://127.0.0.1:1"),
            GoldenKeywords.NONE));
  }
}
