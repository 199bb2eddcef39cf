package dev.phoenix.workers.approval.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestsTest {

  @ParameterizedTest
  @EnumSource
  void shouldLetOneBeFirstOfMany(TestDatabase database) throws Exception {
    // given
    var requests = requests(database);
    var claims =
        LongStream.rangeClosed(1, 8)
            .mapToObj(process -> (Callable<Long>) () -> first(requests, process))
            .toList();

    // when
    List<Long> firsts;
    try (var threads = Executors.newFixedThreadPool(8)) {
      firsts = threads.invokeAll(claims).stream().map(f -> f.resultNow()).toList();
    }

    // then
    assertThat(firsts).hasSize(8).containsOnly(firsts.getFirst());
    var id = requests.claim(request("k"), firsts.getFirst()).id();
    assertThat(requests.joiners(id)).hasSize(7).doesNotContain(firsts.getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheFirstDecision(TestDatabase database) {
    // given
    var requests = requests(database);
    var id = requests.claim(request("k"), 1).id();

    // when
    var first = requests.decide(id, decision("approved", "demo"));
    var second = requests.decide(id, decision("rejected", "telegram:7"));

    // then
    assertThat(second).isEqualTo(first);
    assertThat(second.by()).isEqualTo("demo");
    assertThat(second.at()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheFirstOutcomeAndTellItToWhoComesLate(TestDatabase database) {
    // given
    var requests = requests(database);
    var id = requests.claim(request("k"), 1).id();
    var outcome = JsonNodeFactory.instance.objectNode().put("state", "REJECTED");

    // when
    requests.close(id, "REJECTED", outcome);
    var again =
        requests.close(
            id, "FULFILLED", JsonNodeFactory.instance.objectNode().put("state", "FULFILLED"));

    // then
    assertThat(again).isEqualTo(outcome);
    assertThat(requests.claim(request("k"), 2).outcome()).isEqualTo(outcome);
    assertThat(requests.claim(request("another"), 3).outcome()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void shouldCountWhatPeopleDecidedOfTheSameKind(TestDatabase database) {
    // given
    var requests = requests(database);
    requests.decide(requests.claim(request("a"), 1).id(), decision("approved", "demo"));
    requests.decide(requests.claim(request("b"), 2).id(), decision("rejected", "demo"));
    requests.decide(
        requests.claim(request("c"), 3).id(),
        new Decision("approved", null, null, "rules", "rules", null));
    requests.decide(requests.claim(request("d"), 4).id(), decision("expired", "clock"));

    // when
    var precedents = requests.precedents(request("e"));

    // then
    assertThat(precedents).isEqualTo(new Requests.Precedents(2, 1));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCountAnOpenedRequestOnce(TestDatabase database) {
    // given
    var requests = requests(database);
    var since = Instant.now().minusSeconds(60);
    var id = requests.claim(request("k"), 1).id();

    // when
    var first = requests.open(id, RequestsMade.ROUTE);
    var again = requests.open(id, RequestsMade.ROUTE);

    // then
    assertThat(again).isEqualTo(first);
    assertThat(requests.openedSince(since)).isOne();
    assertThat(requests.openedSince(Instant.now().plusSeconds(60))).isZero();
  }

  private static long first(Requests requests, long process) {
    return requests.claim(request("k"), process).processInstanceKey();
  }

  private static Requests requests(TestDatabase database) {
    return new Requests(database.migrated(), new Installation("here"), Clock.systemUTC());
  }

  private static Decision decision(String outcome, @Nullable String by) {
    return new Decision(outcome, null, null, by, "tasklist", null);
  }

  private static HumanRequest request(String key) {
    return RequestsMade.payment(key, "Hosting", "12.50");
  }
}
