package dev.phoenix.model.router;

import static dev.phoenix.model.router.Servers.text;

import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.router.budget.BudgetSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two models, each of which answers unless it is told otherwise. */
abstract class TwoModels {

  static final RoutedRequest REQUEST =
      RoutedRequest.of(ChatRequest.of("Write", 64, Sampling.GREEDY), "chat", Priority.QUALITY);

  final StepTime time = new StepTime();
  Servers servers;
  Candidate first;
  Candidate second;

  @BeforeEach
  void start() {
    servers = new Servers();
    first = servers.model("first", Group.COMPLEX, false);
    second = servers.model("second", Group.COMPLEX, false);
    servers.answers("first", text("From the first"));
    servers.answers("second", text("From the second"));
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  Router router(Candidate... candidates) {
    return router(BudgetSettings.NONE, candidates);
  }

  Router router(BudgetSettings budget, Candidate... candidates) {
    return new Router(
        List.of(candidates), RouterSettings.USUAL.withBudget(budget), RouterMetrics.NONE, time);
  }

  static RoutedResult ask(Router router, RoutedRequest request, @Nullable TextListener listener) {
    return router.generate(request, listener).routed().orTimeout(120, TimeUnit.SECONDS).join();
  }

  static TextModelException failure(Router router, RoutedRequest request) {
    return Answers.failure(router.generate(request, null));
  }
}
