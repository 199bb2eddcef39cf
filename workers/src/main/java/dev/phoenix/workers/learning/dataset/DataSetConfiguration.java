package dev.phoenix.workers.learning.dataset;

import dev.phoenix.workers.WorkersSettings;
import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.learning.golden.GoldenTopics;
import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of collecting together. */
@Configuration(proxyBeanMethods = false)
class DataSetConfiguration {

  @Bean
  Collector collector(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Installation installation,
      GoldenTopics golden,
      WorkersSettings workers,
      LearningSettings learning,
      Clock clock) {
    return new Collector(
        new Candidates(JdbcClient.create(jdbc), installation),
        new DataSets(jdbc, transaction, installation),
        new DataSetFiles(workers.dataDirectory().resolve("learning")),
        golden,
        learning.goldenKeywords(),
        learning.nearDuplicate(),
        clock);
  }

  @Bean
  CollectFeedback collectFeedback(Collector collector, LearningSettings settings) {
    return new CollectFeedback(collector, settings);
  }
}
