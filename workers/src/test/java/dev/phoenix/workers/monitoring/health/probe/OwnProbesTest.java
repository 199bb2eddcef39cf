package dev.phoenix.workers.monitoring.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.model.api.Draft;
import dev.phoenix.workers.model.ScriptedRuntime;
import dev.phoenix.workers.storage.TestDatabase;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The probes of ports, of gRPC, and of what belongs to the workers themselves. */
class OwnProbesTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void shouldSeeWhetherAPortTakesConnections() throws IOException {
    // given
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();

      // when / then
      assertThat(new TcpProbe("127.0.0.1", port, LIMIT).look().state()).isEqualTo(TargetState.UP);
    }
    assertThat(new TcpProbe("127.0.0.1", port, LIMIT).look().state()).isEqualTo(TargetState.DOWN);
  }

  @Test
  void shouldAskTheStandardHealthService() throws Exception {
    // given
    var health = new HealthStatusManager();
    var server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(health.getHealthService())
            .build()
            .start();
    var probe = new GrpcProbe("127.0.0.1", server.getPort(), false, "", LIMIT);
    var unknown = new GrpcProbe("127.0.0.1", server.getPort(), false, "nobody", LIMIT);

    // when / then
    assertThat(probe.look()).isEqualTo(Finding.up("serves"));
    assertThat(unknown.look().detail()).endsWith("answers NOT_FOUND");
    health.setStatus("", ServingStatus.NOT_SERVING);
    assertThat(probe.look()).isEqualTo(Finding.down("says that it is NOT_SERVING"));
    server.shutdownNow().awaitTermination();
    assertThat(probe.look().detail()).endsWith("answers UNAVAILABLE");
  }

  @ParameterizedTest
  @EnumSource
  void shouldCountTheEffectsThatAreNotSettled(TestDatabase kind) {
    // given
    var database = kind.empty();
    EffectLedger.open(database, Clock.systemUTC(), List.of());
    var jdbc = JdbcClient.create(database);
    for (var state : List.of("SENT", "UNKNOWN", "UNKNOWN", "CONFIRMED")) {
      jdbc.sql(
              "insert into effect (marker, target, address, state, epoch, attempt, executions,"
                  + " created_at, updated_at) values (:marker, 'feed', 'a', :state, 1, 1, 1,"
                  + " current_timestamp, current_timestamp)")
          .param("marker", "m" + jdbc.sql("select count(*) from effect").query(Long.class).single())
          .param("state", state)
          .update();
    }

    // when / then
    var probe = new DatabaseProbe(jdbc);
    assertThat(probe.look()).isEqualTo(Finding.up("answers; effects: 1 under way, 2 unknown"));
    database.close();
    assertThat(probe.look().state()).isEqualTo(TargetState.DOWN);
  }

  @ParameterizedTest
  @CsvSource({"50, UP", "4, DEGRADED", "0, DOWN"})
  void shouldMeasureTheRoomOnADisk(long percent, TargetState state) {
    // given
    long total = 100L << 30;

    // when / then
    assertThat(new DiskProbe(Path.of("."), 1, 5).judge(percent * total / 100, total).state())
        .isEqualTo(state);
    assertThat(new DiskProbe(Path.of("."), 5L << 30, 0).judge(percent * total / 100, total).state())
        .isEqualTo(state);
  }

  @Test
  void shouldFindTheDiskOfAFolderThatIsNotThereYet() {
    assertThat(new DiskProbe(Path.of("target/not/yet"), 0, 0).look().detail()).contains("GB free");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T02:40:00Z, adapter-live, UP, the last night ended 9 h ago: adapter-live",
    "2026-11-22T02:40:00Z, failed, DEGRADED, the last night ended 9 h ago: failed",
    "2026-11-20T02:40:00Z, no-gain, DEGRADED, the last night ended 2 d 9 h ago: no-gain"
  })
  void shouldSayHowTheLastNightEnded(
      Instant ended, String outcome, TargetState state, String detail) {
    for (var kind : TestDatabase.values()) {
      // given
      var jdbc = kind.migrated();
      jdbc.sql(
              "insert into learning_run (installation, run_id, state, outcome, requested_at,"
                  + " waits_until, ended_at) values ('here', 'r', 'ended', :outcome, :at, :at,"
                  + " :at)")
          .param("outcome", outcome)
          .param("at", ended.atOffset(ZoneOffset.UTC))
          .update();

      // when / then
      assertThat(night(jdbc).look()).isEqualTo(new Finding(state, detail));
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22T02:00:00Z, UP", "2026-11-20T02:00:00Z, DEGRADED"})
  void shouldWaitForTheFirstNight(Instant kept, TargetState state) {
    // given
    var jdbc = TestDatabase.H2.migrated();
    jdbc.sql("insert into learning_schedule (installation, kept_since) values ('here', :at)")
        .param("at", kept.atOffset(ZoneOffset.UTC))
        .update();

    // when / then
    assertThat(night(jdbc).look().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "RESOURCE_EXHAUSTED, DEGRADED",
    "DEADLINE_EXCEEDED, DEGRADED",
    "UNAVAILABLE, DOWN",
    "INTERNAL, DOWN"
  })
  void shouldSayWhyNothingIsWritten(Status.Code code, TargetState state) {
    try (var runtime = new ScriptedRuntime();
        var timer = Executors.newScheduledThreadPool(1)) {
      // given
      runtime.failNext(code.toStatus());

      // when / then
      assertThat(new DraftingProbe(runtime.client(), LIMIT, timer).look().state()).isEqualTo(state);
    }
  }

  @Test
  void shouldAskForAPostOverTheWorkersConnection() {
    try (var runtime = new ScriptedRuntime();
        var timer = Executors.newScheduledThreadPool(1)) {
      // when
      var finding = new DraftingProbe(runtime.client(), LIMIT, timer).look();

      // then
      assertThat(runtime.drafted().getBrief().getTopic()).contains("bakery");
      // the scripted runtime writes "Sale!" whatever it is asked
      assertThat(finding.detail()).startsWith("babbles [EMPTY, OFF_TOPIC]: template wrote");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "The bakery opens at six on Saturday., false, UP",
    "The bakery opens at six on Saturday., true, DEGRADED",
    "Our phones are cheaper than ever before., false, DEGRADED",
    "bakery bakery bakery bakery bakery, false, DOWN"
  })
  void shouldJudgeWhatIsWritten(String text, boolean fallback, TargetState state) {
    // given
    var draft =
        new Draft(text, "phoenix-core", 0.9, 0.9, List.of(), List.of(), "why", fallback, 12);

    // when / then
    assertThat(DraftingProbe.judged(draft, Question.ALL.getFirst()).state()).isEqualTo(state);
  }

  private static NightProbe night(JdbcClient jdbc) {
    return new NightProbe(jdbc, "here", Duration.ofHours(26), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
