package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.WorkersSettings;
import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.learning.golden.GoldenSet;
import dev.phoenix.workers.learning.golden.GoldenTopics;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import dev.phoenix.workers.storage.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of the feedback store together. */
@Configuration(proxyBeanMethods = false)
class FeedbackConfiguration {

  @Bean
  GoldenTopics goldenTopics(
      LearningSettings settings, JdbcClient jdbc, Installation installation, Clock clock) {
    return new GoldenTopics(GoldenSet.read(settings.goldenSet()), jdbc, installation, clock);
  }

  @Bean
  Examples examples(
      JdbcClient jdbc, TransactionTemplate transaction, Installation installation, Clock clock) {
    return new Examples(jdbc, transaction, installation, clock);
  }

  @Bean
  FeedbackStore feedbackStore(
      Examples examples, Installation installation, GoldenTopics golden, MeterRegistry meters) {
    return new FeedbackStore(examples, installation, golden, meters);
  }

  @Bean
  RecordFeedback recordFeedback(
      FeedbackStore store,
      Examples examples,
      ReviewerLookup reviewers,
      Installation installation,
      Clock clock) {
    return new RecordFeedback(store, examples, reviewers, new Pseudonyms(installation), clock);
  }

  @Bean
  FeedbackImport feedbackImport(FeedbackStore store, WorkersSettings workers, Clock clock) {
    return new FeedbackImport(store, clock, workers.dataDirectory().resolve("learning"));
  }
}
