package dev.phoenix.model.server.routing;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.router.Candidate;
import dev.phoenix.model.router.Group;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.OllamaChatModel;
import dev.phoenix.model.router.remote.OpenAiChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import dev.phoenix.model.server.ModelRuntimeProperties;
import dev.phoenix.model.server.ModelRuntimeProperties.Backend;
import dev.phoenix.model.server.writer.chat.ChatBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The models of servers that the user already runs, as conversations ask them. */
final class RemoteModels {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private RemoteModels() {}

  /** One a server, in order of preference; the Ollama that may run here comes last. */
  static List<Candidate> of(ModelRuntimeProperties properties) {
    var candidates = new ArrayList<Candidate>();
    var names = new HashSet<String>();
    for (var backend : properties.backends()) {
      candidates.add(new Candidate(model(name(backend, names), backend), backend.groups(), true));
    }
    boolean known =
        properties.backends().stream().anyMatch(b -> b.url().equals(Backend.LOCAL_OLLAMA));
    if (properties.discoverLocal() && !known) {
      var model =
          new OllamaChatModel(
              RemoteSettings.local(unused("ollama", names), Backend.LOCAL_OLLAMA, ""));
      candidates.add(new Candidate(model, Set.of(Group.values()), true));
    }
    return List.copyOf(candidates);
  }

  private static ChatModel model(String name, Backend backend) {
    var limits = new Limits(CONNECT, backend.firstToken(), backend.patience(), backend.total());
    var settings =
        new RemoteSettings(name, backend.url(), backend.model(), backend.apiKey(), limits, 0);
    return backend.kind() == ChatBackend.Kind.OLLAMA
        ? new OllamaChatModel(settings)
        : new OpenAiChatModel(settings);
  }

  /** Such as {@code ollama:llama3.2}, or {@code openai} where the server chooses the model. */
  private static String name(Backend backend, Set<String> names) {
    var kind = backend.kind().name().toLowerCase(Locale.ROOT);
    return unused(backend.model().isEmpty() ? kind : kind + ":" + backend.model(), names);
  }

  private static String unused(String name, Set<String> names) {
    var unused = name;
    for (int number = 2; !names.add(unused); number++) {
      unused = name + "-" + number;
    }
    return unused;
  }
}
