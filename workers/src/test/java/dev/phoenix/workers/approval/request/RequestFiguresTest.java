package dev.phoenix.workers.approval.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.RequestFigures.DecisionTimes;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@SuppressWarnings("NullAway.Init")
class RequestFiguresTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Installation HERE = new Installation("here");
  private static final Route ROUTE =
      new Route(
          "ask",
          "finance",
          Duration.ofHours(4),
          Duration.ofHours(24),
          Duration.ofDays(7),
          "It is much.");

  private JdbcClient jdbc;

  @ParameterizedTest
  @EnumSource
  void shouldTellHowLongPeopleTookByPlaceAndInAll(TestDatabase database) {
    // given
    jdbc = database.migrated();
    decided("a", "approved", "console", Duration.ofMinutes(10));
    decided("b", "rejected", "console", Duration.ofMinutes(20));
    decided("c", "approved", "tasklist", Duration.ofHours(2));

    // when
    var times = figures().decisionTimes(NOON.minusSeconds(1));

    // then
    assertThat(times)
        .containsExactly(
            new DecisionTimes("console", 2, Duration.ofMinutes(15), Duration.ofMinutes(19)),
            new DecisionTimes("tasklist", 1, Duration.ofHours(2), Duration.ofHours(2)),
            new DecisionTimes("all", 3, Duration.ofMinutes(20), Duration.ofMinutes(100)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveOutWhatNoPersonAnsweredAndWhatIsOlder(TestDatabase database) {
    // given
    jdbc = database.migrated();
    decided("a", "expired", "clock", Duration.ofDays(7));
    decided("b", "withdrawn", "caller", Duration.ofHours(1));
    requests(NOON).decide(claim("c"), new Decision("approved", null, null, "rules", "rules", null));
    decided("d", "approved", "console", Duration.ofMinutes(1));

    // when
    var times = figures().decisionTimes(NOON.plus(Duration.ofMinutes(2)));

    // then
    assertThat(times).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldCountWhatPeopleWereAskedSince(TestDatabase database) {
    // given
    jdbc = database.migrated();
    requests(NOON).open(claim("a"), ROUTE);
    requests(NOON.plusSeconds(60)).open(claim("b"), ROUTE);
    claim("c");

    // when / then
    assertThat(figures().askedSince(NOON)).isEqualTo(2);
    assertThat(figures().askedSince(NOON.plusSeconds(1))).isOne();
    assertThat(new RequestFigures(jdbc, new Installation("elsewhere")).askedSince(NOON)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameWhoAskedOnceEach(TestDatabase database) {
    // given
    jdbc = database.migrated();
    requests(NOON).claim(request("a", "planner"), 1);
    requests(NOON).claim(request("b", "planner"), 2);
    requests(NOON).claim(request("a", "blog"), 3);

    // when / then
    assertThat(figures().callers()).containsExactly("blog", "planner");
  }

  @ParameterizedTest
  @EnumSource
  void shouldListThoseThatWaitTheFirstMadeFirst(TestDatabase database) {
    // given
    jdbc = database.migrated();
    var first = open("a");
    open("b");
    claim("c");
    decided("d", "approved", "console", Duration.ofMinutes(1));
    var list = new RequestList(jdbc, HERE);

    // when / then
    assertThat(list.waiting(10)).extracting(r -> r.request().key()).containsExactly("a", "b");
    assertThat(list.waiting(1)).extracting(RequestRecord::id).containsExactly(first);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindThoseOfManyIds(TestDatabase database) {
    // given
    jdbc = database.migrated();
    var a = claim("a");
    var b = claim("b");
    claim("c");
    var list = new RequestList(jdbc, HERE);

    // when / then
    assertThat(list.byIds(List.of(a, b, "nothing")))
        .extracting(RequestRecord::id)
        .containsExactlyInAnyOrder(a, b);
    assertThat(list.byIds(Set.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldHandOnAllThatPassAFilterOverItsPages(TestDatabase database) {
    // given
    jdbc = database.migrated();
    for (int i = 0; i < 401; i++) {
      claim("k" + i);
    }
    decided("done", "approved", "console", Duration.ofMinutes(1));
    var keys = new ArrayList<String>();

    // when
    new RequestList(jdbc, HERE)
        .each(RequestFilter.in(RequestState.MADE), kept -> keys.add(kept.request().key()));

    // then
    assertThat(keys).hasSize(401).doesNotHaveDuplicates().doesNotContain("done");
    assertThat(keys.getFirst()).isEqualTo("k400");
  }

  private void decided(String key, String outcome, String via, Duration after) {
    var id = open(key);
    requests(NOON.plus(after)).decide(id, new Decision(outcome, null, null, "ana", via, null));
  }

  private String open(String key) {
    var id = claim(key);
    requests(NOON).open(id, ROUTE);
    return id;
  }

  private String claim(String key) {
    return requests(NOON).claim(request(key, "rest"), key.hashCode()).id();
  }

  private RequestFigures figures() {
    return new RequestFigures(jdbc, HERE);
  }

  private Requests requests(Instant at) {
    return new Requests(jdbc, HERE, Clock.fixed(at, ZoneOffset.UTC));
  }

  private static HumanRequest request(String key, String caller) {
    return RequestsMade.request(
        key, caller, RequestType.PAYMENT, "Hosting", "12.50", "EUR", null, "");
  }
}
