package dev.phoenix.model.server;

import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.access.BearerTokens;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.chat.Models;
import dev.phoenix.model.server.grpc.GrpcServer;
import dev.phoenix.model.server.grpc.ModelRuntimeService;
import dev.phoenix.model.server.loop.LoopListener;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import dev.phoenix.model.server.routing.RemoteModels;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.chat.ChatWriter;
import dev.phoenix.model.server.writer.core.CoreMeters;
import dev.phoenix.model.server.writer.core.CoreModel;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the parts together: the user's models first, then phoenix-core, the template writer last.
 */
@ConditionalOnSkill(Skill.TEXT)
@Configuration(proxyBeanMethods = false)
class ModelRuntimeConfiguration {

  @Bean
  Checker checker(ModelRuntimeProperties properties) {
    return new Checker(Prompts.SCAFFOLDING, properties.policy().toPolicy());
  }

  @Bean
  TemplateWriter templateWriter(Checker checker) {
    return new TemplateWriter(checker);
  }

  @Bean
  AdapterRegistry adapterRegistry(ModelRuntimeProperties properties) throws IOException {
    return new AdapterRegistry(properties.adapters().directory(), Clock.systemUTC());
  }

  @Bean
  CoreModel coreModel(ModelRuntimeProperties properties, AdapterRegistry registry) {
    var core = properties.core();
    return core.enabled() ? CoreModel.load(core, registry) : CoreModel.off();
  }

  @Bean
  CoreMeters coreMeters(CoreModel coreModel) {
    return new CoreMeters(coreModel);
  }

  @Bean
  AnswerPace answerPace(MeterRegistry meters) {
    return new AnswerPace(meters);
  }

  @Bean
  List<Writer> preferredWriters(
      RemoteModels remotes, CoreModel coreModel, AnswerPace pace, MeterRegistry meters) {
    var writers = new ArrayList<Writer>();
    for (var remote : remotes.all()) {
      writers.add(new ChatWriter(remote.model(), remote.configured(), meters));
    }
    coreModel.writer(pace).ifPresent(writers::add);
    return List.copyOf(writers);
  }

  @Bean
  OmniLoop omniLoop(
      List<Writer> preferredWriters,
      TemplateWriter template,
      Checker checker,
      MeterRegistry meters,
      List<LoopListener> listeners) {
    var preferred = preferredWriters.stream().filter(writer -> writer != template).toList();
    return new OmniLoop(preferred, template, checker, meters, LoopListener.of(listeners));
  }

  @Bean
  RequestQueue requestQueue(ModelRuntimeProperties properties, MeterRegistry meters) {
    return new RequestQueue(properties.grpc().concurrent(), properties.grpc().waiting())
        .measured(meters, "text");
  }

  @Bean
  GrpcServer grpcServer(
      ModelRuntimeProperties properties,
      OmniLoop loop,
      Checker checker,
      Models models,
      Conversations conversations,
      RequestQueue queue,
      BearerTokens tokens) {
    return new GrpcServer(
        properties.grpc().port(),
        new ModelRuntimeService(loop, checker, models, conversations, queue),
        tokens);
  }
}
