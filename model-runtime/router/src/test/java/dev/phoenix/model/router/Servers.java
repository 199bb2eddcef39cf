package dev.phoenix.model.router;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.OpenAiChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Models behind one server, each at a path of its own, which answer as they are told to. The server
 * runs until the tests end; each object of this class has a folder of its own there.
 */
final class Servers implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(90);

  /** Generous: a busy machine is not a dead server. */
  static final Limits PATIENT = new Limits(LONG, LONG, LONG, LONG);

  private static final String CHAT = "/v1/chat/completions";

  private static final WireMockServer SERVER = started();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String folder = "/" + COUNT.incrementAndGet() + "/";
  private final List<OpenAiChatModel> models = new ArrayList<>();

  private static WireMockServer started() {
    var server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    return server;
  }

  /** A model that is there, in a group. */
  Candidate model(String id, Group group, boolean existing) {
    SERVER.stubFor(
        get(urlEqualTo(folder + id + "/v1/models"))
            .willReturn(okJson("{\"data\":[{\"id\":\"" + id + "\"}]}")));
    return absent(id, group, existing, 0);
  }

  /** A model whose server lists none. */
  Candidate absent(String id, Group group, boolean existing, int contextLength) {
    var address = URI.create(SERVER.baseUrl() + folder + id);
    var model =
        new OpenAiChatModel(new RemoteSettings(id, address, id, null, PATIENT, contextLength));
    models.add(model);
    return new Candidate(model, Set.of(group), existing);
  }

  /** What it answers from now on: each once, the last one for ever. */
  void answers(String id, ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      boolean last = i == answers.length - 1;
      SERVER.stubFor(
          post(urlEqualTo(folder + id + CHAT))
              .inScenario(folder + id)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
              .willReturn(answers[i])
              .willSetStateTo(
                  last ? (i == 0 ? Scenario.STARTED : "answer " + i) : "answer " + (i + 1)));
    }
  }

  /** How often it was asked. */
  int asked(String id) {
    return SERVER.findAll(postRequestedFor(urlEqualTo(folder + id + CHAT))).size();
  }

  /** The bodies that it was sent. */
  List<String> bodies(String id) {
    return SERVER.findAll(postRequestedFor(urlEqualTo(folder + id + CHAT))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  static ResponseDefinitionBuilder text(String text) {
    return aResponse().withBody(piece(text) + end("stop", 5));
  }

  /** An answer that was cut after so many tokens. */
  static ResponseDefinitionBuilder cut(String text, int tokens) {
    return aResponse().withBody(piece(text) + end("length", tokens));
  }

  /** An answer that breaks off. */
  static ResponseDefinitionBuilder half(String text) {
    return aResponse().withBody(piece(text));
  }

  static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  private static String piece(String text) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
  }

  private static String end(String reason, int tokens) {
    return ("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"%s\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":%d}}\n\n"
            + "data: [DONE]\n\n")
        .formatted(reason, tokens);
  }

  @Override
  public void close() {
    models.forEach(OpenAiChatModel::close);
  }
}
