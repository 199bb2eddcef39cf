package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClaimRequestTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

  @ParameterizedTest
  @EnumSource
  void shouldBeFirstAgainWhenTheJobIsRunAgain(TestDatabase database) {
    // given
    var task = task(database.migrated(), "here");

    // when / then
    assertThat(Jobs.completed(Jobs.run(task, brief("r-1"), 7, 3)).path("joined").isNull()).isTrue();
    assertThat(Jobs.completed(Jobs.run(task, brief("r-1"), 7, 2)).path("joined").isNull()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void shouldJoinTheFirst(TestDatabase database) {
    // given
    var task = task(database.migrated(), "here");
    Jobs.run(task, brief("r-1"), 7, 3);

    // when
    var same = Jobs.completed(Jobs.run(task, brief("r-1"), 8, 3)).path("joined");
    var other = brief("r-1").replace("Monday", "Tuesday");
    var another = Jobs.completed(Jobs.run(task, other, 9, 3)).path("joined");

    // then
    assertThat(same.toString())
        .isEqualTo(
            "{\"processInstanceKey\":\"7\",\"requestedAt\":\"2026-11-21T10:00:00.123Z\","
                + "\"sameBrief\":true}");
    assertThat(another.path("sameBrief").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepRequestsAndInstallationsApart(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    Jobs.run(task(jdbc, "here"), brief("r-1"), 7, 3);

    // when
    var other = Jobs.completed(Jobs.run(task(jdbc, "here"), brief("r-2"), 8, 3));
    var elsewhere = Jobs.completed(Jobs.run(task(jdbc, "there"), brief("r-1"), 8, 3));

    // then
    assertThat(other.path("joined").isNull()).isTrue();
    assertThat(elsewhere.path("joined").isNull()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetOneBeFirstWhenManyClaimAtOnce(TestDatabase database) throws Exception {
    // given
    var task = task(database.migrated(), "here");
    var claims =
        LongStream.rangeClosed(1, 32)
            .mapToObj(
                key ->
                    (Callable<Boolean>)
                        () ->
                            Jobs.completed(Jobs.run(task, brief("r-1"), key, 3))
                                .path("joined")
                                .isNull())
            .toList();

    // when
    int firsts = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var claim : threads.invokeAll(claims)) {
        firsts += claim.get() ? 1 : 0;
      }
    }

    // then
    assertThat(firsts).isEqualTo(1);
  }

  @Test
  void shouldRefuseABriefWithoutAName() {
    // given
    var task = task(TestDatabase.H2.migrated(), "here");
    var nameless = brief("r-1").replace("requestId", "request");

    // when / then
    assertThatThrownBy(() -> Jobs.run(task, nameless, 1, 3))
        .hasMessageContaining("'brief.requestId' is missing");
  }

  private static ClaimRequest task(JdbcClient jdbc, String installation) {
    return new ClaimRequest(
        new PostRequests(jdbc, new Installation(installation), Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private static String brief(String requestId) {
    return "{\"brief\":"
        + Briefs.with("requestId", "\"" + requestId + "\"").put("channel", "feed")
        + "}";
  }
}
