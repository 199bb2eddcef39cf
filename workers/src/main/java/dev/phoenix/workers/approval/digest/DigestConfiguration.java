package dev.phoenix.workers.approval.digest;

import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.schedule.Clockwork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the clock for the digest. */
@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(15);

  @Bean
  Clockwork digestClockwork(
      Messages messages, DigestSettings settings, BooksSettings books, Clock clock) {
    return new Clockwork(
        "digests", EVERY, new DigestScheduler(messages, settings, books, clock)::tick);
  }
}
