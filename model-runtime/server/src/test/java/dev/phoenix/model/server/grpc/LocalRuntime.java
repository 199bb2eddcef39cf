package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.access.BearerTokens;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.chat.Models;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/** The server on a free port, with one model, room for one who works and one who waits. */
final class LocalRuntime implements AutoCloseable {

  static final Brief BRIEF =
      new Brief(
          "autumn bread",
          "neighbours",
          "en",
          "friendly",
          List.of("from Monday on"),
          List.of("Acme"),
          List.of("cheap"),
          List.of("Bread"),
          280);

  final Checker checker = new Checker(Prompts.SCAFFOLDING);
  final PatientModel model = new PatientModel();
  final ModelRuntimeService service;
  final GrpcServer server;

  LocalRuntime() {
    this(List.of());
  }

  LocalRuntime(List<String> tokens) {
    var loop =
        new OmniLoop(
            List.of(model),
            new TemplateWriter(checker),
            checker,
            new SimpleMeterRegistry(),
            (brief, asked, draft) -> {});
    var queue = new RequestQueue(1, 1);
    var models = new Models(model, List.of());
    var conversations =
        new Conversations(queue, Duration.ofMinutes(2), new AnswerPace(new SimpleMeterRegistry()));
    service = new ModelRuntimeService(loop, checker, models, conversations, queue);
    server = new GrpcServer(0, service, new BearerTokens(tokens));
    server.start();
  }

  ModelRuntimeClient client() {
    return client(Duration.ofMinutes(2));
  }

  ModelRuntimeClient client(Duration deadline) {
    return ModelRuntimeClient.connect("127.0.0.1", server.port(), deadline);
  }

  @Override
  public void close() {
    model.go.countDown();
    server.stop();
  }
}
