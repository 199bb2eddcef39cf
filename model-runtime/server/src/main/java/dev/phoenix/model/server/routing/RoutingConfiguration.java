package dev.phoenix.model.server.routing;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.router.Candidate;
import dev.phoenix.model.router.Group;
import dev.phoenix.model.router.Priority;
import dev.phoenix.model.router.RoutedChatModel;
import dev.phoenix.model.router.Router;
import dev.phoenix.model.router.RouterSettings;
import dev.phoenix.model.router.RoutingRules;
import dev.phoenix.model.router.breaker.BreakerSettings;
import dev.phoenix.model.router.budget.BudgetSettings;
import dev.phoenix.model.server.ModelRuntimeProperties;
import dev.phoenix.model.server.chat.Models;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import dev.phoenix.model.server.writer.core.CoreModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the router together. */
@ConditionalOnSkill(Skill.TEXT)
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

  /** The model that stands for whichever answers best, also for requests that name none. */
  private static final String AUTO = "auto";

  private static final Duration DEADLINE = Duration.ofMinutes(15);

  @Bean
  RemoteModels remoteModels(ModelRuntimeProperties properties) {
    return RemoteModels.of(properties);
  }

  /**
   * What conversations may be answered by.
   *
   * @param given models that are beans of their own
   */
  @Bean
  Installed installed(RemoteModels remotes, CoreModel core, ObjectProvider<ChatModel> given) {
    var candidates = new ArrayList<Candidate>();
    for (var remote : remotes.all()) {
      candidates.add(new Candidate(remote.model(), remote.groups(), true));
    }
    Stream.concat(given.orderedStream(), core.chat().stream())
        // phoenix-core knows posts alone: the last choice for whoever names no model
        .map(model -> new Candidate(model, Set.of(Group.FAST), false))
        .forEach(candidates::add);
    return new Installed(candidates);
  }

  @Bean
  Router router(ModelRuntimeProperties properties, Installed installed, MeterRegistry meters) {
    return new Router(
        installed.candidates(), settings(properties.routing()), new RouterMeters(meters));
  }

  @Bean
  Models models(Router router, Installed installed) {
    var auto = new RoutedChatModel(AUTO, router, "chat", Priority.EXISTING);
    return new Models(auto, installed.models());
  }

  private static RouterSettings settings(ModelRuntimeProperties.Routing routing) {
    var none = BudgetSettings.NONE;
    return new RouterSettings(
        RoutingRules.USUAL,
        new BreakerSettings(routing.breakerFailures(), routing.breakerOpen()),
        new BudgetSettings(
            routing.requestTokens(),
            routing.userTokens(),
            none.openEnded(),
            none.keep(),
            none.mostKeys()),
        routing.tries(),
        routing.backoff(),
        DEADLINE);
  }
}
