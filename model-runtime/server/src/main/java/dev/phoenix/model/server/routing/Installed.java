package dev.phoenix.model.server.routing;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.router.Candidate;
import java.util.List;

/**
 * The models of this installation.
 *
 * @param candidates in order of preference: those that the user already ran come first
 */
public record Installed(List<Candidate> candidates) implements AutoCloseable {

  public Installed {
    candidates = List.copyOf(candidates);
  }

  /** The models, in the same order. */
  List<ChatModel> models() {
    return candidates.stream().map(Candidate::model).toList();
  }

  @Override
  public void close() {
    candidates.stream().filter(Candidate::existing).forEach(candidate -> candidate.model().close());
  }
}
