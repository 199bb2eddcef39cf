package dev.phoenix.model.router.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBudgetsTest {

  private final AtomicLong clock = new AtomicLong();

  private TokenBudgets budgets(long perRequest, long perKey) {
    return new TokenBudgets(
        new BudgetSettings(perRequest, perKey, 100, Duration.ofHours(1), 3), clock::get);
  }

  @Test
  void shouldGrantWhatIsAskedWithoutALimit() {
    var grant = budgets(0, 0).grant("instance", 1_000_000, 0);
    assertThat(grant.maxTokens()).isZero();
    assertThat(grant.limited()).isFalse();
    assertThat(grant.nothing()).isFalse();
  }

  @Test
  void shouldCutARequestToItsLimit() {
    var grant = budgets(50, 0).grant(null, 20, 40);
    assertThat(grant.maxTokens()).isEqualTo(30);
    assertThat(grant.limited()).isTrue();
  }

  @Test
  void shouldCutToWhatTheKeyHasLeft() {
    // given
    var budgets = budgets(0, 100);
    budgets.grant("instance", 10, 40).settle(60);

    // when
    var grant = budgets.grant("instance", 10, 40);

    // then
    assertThat(grant.maxTokens()).isEqualTo(30);
    assertThat(grant.limited()).isTrue();
    assertThat(budgets.grant("another", 10, 40).maxTokens()).isEqualTo(40);
  }

  @Test
  void shouldGrantNothingWhenNothingIsLeft() {
    // given
    var budgets = budgets(0, 100);
    budgets.grant("instance", 10, 90).settle(100);

    // when
    var grant = budgets.grant("instance", 1, 5);

    // then
    assertThat(grant.nothing()).isTrue();
  }

  @Test
  void shouldGiveBackWhatWasNotTaken() {
    // given
    var budgets = budgets(0, 100);
    var grant = budgets.grant("instance", 10, 90);
    assertThat(budgets.grant("instance", 1, 5).nothing()).isTrue();

    // when
    grant.settle(20);
    grant.settle(20);

    // then
    assertThat(budgets.spent("instance")).isEqualTo(20);
    assertThat(budgets.grant("instance", 10, 90).maxTokens()).isEqualTo(70);
  }

  @Test
  void shouldLeaveRoomForOthersBesideARequestWithoutAMaximum() {
    // given
    var budgets = budgets(0, 1000);

    // when
    var open = budgets.grant("instance", 10, 0);

    // then
    assertThat(open.maxTokens()).isEqualTo(100);
    assertThat(budgets.grant("instance", 10, 300).maxTokens()).isEqualTo(300);
  }

  @Test
  void shouldForgetKeysThatAreIdle() {
    // given
    var budgets = budgets(0, 100);
    budgets.grant("instance", 10, 90).settle(100);

    // when
    clock.addAndGet(Duration.ofHours(1).toNanos());
    budgets.grant("another", 1, 1).settle(1);

    // then
    assertThat(budgets.keys()).isEqualTo(1);
    assertThat(budgets.spent("instance")).isZero();
  }

  @Test
  void shouldKeepKeysWithRequestsUnderWay() {
    // given
    var budgets = budgets(0, 100);
    var running = budgets.grant("instance", 10, 50);

    // when
    for (int i = 0; i < 1000; i++) {
      budgets.grant("other-" + i, 1, 1).settle(2);
    }
    running.settle(60);

    // then
    assertThat(budgets.keys()).isLessThanOrEqualTo(4);
    assertThat(budgets.spent("instance")).isEqualTo(60);
  }
}
