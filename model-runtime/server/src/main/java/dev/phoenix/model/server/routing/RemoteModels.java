package dev.phoenix.model.server.routing;

import dev.phoenix.model.router.Group;
import dev.phoenix.model.router.remote.RemoteChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import dev.phoenix.model.server.ModelRuntimeProperties;
import dev.phoenix.model.server.ModelRuntimeProperties.Backend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The models of servers that the user already runs, for drafts and conversations alike.
 *
 * @param all one a server, in order of preference; the Ollama that may run here comes last
 */
public record RemoteModels(List<Remote> all) {

  /**
   * A model of a server.
   *
   * @param groups what it is good for
   * @param configured whether somebody asked for it, and wants to know when it is not there
   */
  public record Remote(RemoteChatModel model, Set<Group> groups, boolean configured) {}

  public RemoteModels {
    all = List.copyOf(all);
  }

  static RemoteModels of(ModelRuntimeProperties properties) {
    var remotes = new ArrayList<Remote>();
    var names = new HashSet<String>();
    for (var backend : properties.backends()) {
      remotes.add(remote(backend, names, true));
    }
    boolean known =
        properties.backends().stream().anyMatch(b -> b.url().equals(Backend.LOCAL_OLLAMA));
    if (properties.discoverLocal() && !known) {
      remotes.add(remote(Backend.discovered(), names, false));
    }
    return new RemoteModels(remotes);
  }

  private static Remote remote(Backend backend, Set<String> names, boolean configured) {
    var settings =
        new RemoteSettings(
            name(backend, names),
            backend.url(),
            backend.model(),
            backend.apiKey(),
            backend.limits(),
            0);
    return new Remote(backend.kind().model(settings), backend.groups(), configured);
  }

  /** Such as {@code ollama:llama3.2}, or {@code openai} where the server chooses the model. */
  private static String name(Backend backend, Set<String> names) {
    var kind = backend.kind().label();
    var name = backend.model().isEmpty() ? kind : kind + ":" + backend.model();
    var unused = name;
    for (int number = 2; !names.add(unused); number++) {
      unused = name + "-" + number;
    }
    return unused;
  }
}
