package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatModel;
import java.util.Set;

/**
 * A model that may answer.
 *
 * @param model the model; whoever opened it closes it
 * @param groups what it is good for; in none, it answers only requests that name it
 * @param existing whether the user already ran it before Phoenix came, such as an Ollama
 */
public record Candidate(ChatModel model, Set<Group> groups, boolean existing) {

  public Candidate {
    groups = Set.copyOf(groups);
  }
}
