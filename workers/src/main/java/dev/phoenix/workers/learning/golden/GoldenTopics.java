package dev.phoenix.workers.learning.golden;

import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells golden topics. One that was golden once stays so in this installation, although a later set
 * lacks it: what was judged by must not be learned from.
 */
public final class GoldenTopics {

  private final GoldenSet set;
  private final List<Topic> topics;
  private final Set<String> hashes;

  /** Knows the set's topics and those of all sets before it; records the new ones. */
  public GoldenTopics(GoldenSet set, JdbcClient jdbc, Installation installation, Clock clock) {
    this.set = set;
    this.topics = set.topics();
    for (var topic : topics) {
      jdbc.sql(
              "insert into golden_topic (installation, topic_hash, frozen_at)"
                  + " values (:installation, :hash, :at) on conflict do nothing")
          .param("installation", installation.id())
          .param("hash", topic.hash())
          .param("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
          .update();
    }
    this.hashes =
        Set.copyOf(
            jdbc.sql("select topic_hash from golden_topic where installation = :installation")
                .param("installation", installation.id())
                .query(String.class)
                .list());
  }

  /** Whether nothing about this topic may be trained on. */
  public boolean golden(Topic topic) {
    return hashes.contains(topic.hash()) || topics.stream().anyMatch(topic::restates);
  }

  /** The set in force. */
  public GoldenSet set() {
    return set;
  }
}
