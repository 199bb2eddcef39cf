package dev.phoenix.model.router.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.router.budget.TokenBudgets.Grant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** No order of requests overspends a key. */
class TokenBudgetsPropertyTest {

  private static final int LIMIT = 1_000;

  private static TokenBudgets budgets() {
    return new TokenBudgets(new BudgetSettings(0, LIMIT, 50, Duration.ofHours(1), 100), () -> 0L);
  }

  @Property(tries = 300)
  void shouldNeverOverspend(
      @ForAll @Size(max = 100) List<@IntRange(max = 300) Integer> asked,
      @ForAll @IntRange(max = 60) int prompt,
      @ForAll @IntRange(min = 1, max = 8) int together) {
    // given
    var budgets = budgets();
    Queue<Grant> running = new ArrayDeque<>();
    long most = 0;

    // when: each takes all that it was granted
    for (int tokens : asked) {
      var grant = budgets.grant("instance", prompt, tokens);
      if (!grant.nothing()) {
        assertThat(grant.maxTokens()).isBetween(1, tokens == 0 ? 50 : tokens);
        most += prompt + grant.maxTokens();
      }
      running.add(grant);
      if (running.size() >= together) {
        settle(running.remove(), prompt);
      }
    }
    running.forEach(grant -> settle(grant, prompt));

    // then
    assertThat(budgets.spent("instance")).isEqualTo(most).isLessThanOrEqualTo(LIMIT);
  }

  @Property(tries = 10)
  void shouldNotOverspendFromManyThreads(
      @ForAll @IntRange(min = 10, max = 40) int prompt,
      @ForAll @IntRange(min = 1, max = 90) int tokens)
      throws Exception {
    // given
    var budgets = budgets();
    List<Callable<Object>> requests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      requests.add(
          Executors.callable(() -> settle(budgets.grant("instance", prompt, tokens), prompt)));
    }

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(requests)) {
        done.get();
      }
    }

    // then
    assertThat(budgets.spent("instance"))
        .isLessThanOrEqualTo(LIMIT)
        .isGreaterThan(LIMIT - prompt - 1);
  }

  private static void settle(Grant grant, int prompt) {
    grant.settle(grant.nothing() ? 0 : prompt + grant.maxTokens());
  }
}
