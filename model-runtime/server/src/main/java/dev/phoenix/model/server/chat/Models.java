package dev.phoenix.model.server.chat;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.text.AdapterUse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models by name; {@code model@adapter} chooses an adapter of a model. */
public final class Models {

  /**
   * What a name stands for.
   *
   * @param adapter null for the model's default
   */
  public record Chosen(ChatModel model, @Nullable AdapterUse adapter) {}

  private final ChatModel usual;
  private final List<ChatModel> models;

  /**
   * Holds models.
   *
   * @param usual answers where a request names none; has a name, too
   * @param others in order of preference
   */
  public Models(ChatModel usual, List<ChatModel> others) {
    this.usual = usual;
    this.models = Stream.concat(others.stream(), Stream.of(usual)).toList();
  }

  /** What answers where a request names no model. */
  public Chosen usual() {
    return new Chosen(usual, null);
  }

  /** All of them, in order of preference. */
  public List<ChatModel> all() {
    return models;
  }

  /**
   * The model that a name stands for.
   *
   * @param name such as {@code phoenix-core} or {@code phoenix-core@brand-v3}
   * @throws UnknownModelException if there is none; its message lists those that there are
   */
  public Chosen choose(String name) throws UnknownModelException {
    // an Ollama's names hold colons and slashes, and could hold an @: the whole name goes first
    for (var model : models) {
      if (model.id().equals(name)) {
        return new Chosen(model, null);
      }
    }
    int at = name.lastIndexOf('@');
    for (var model : models) {
      if (at > 0 && at < name.length() - 1 && model.id().equals(name.substring(0, at))) {
        return new Chosen(model, AdapterUse.of(name.substring(at + 1)));
      }
    }
    var known = models.stream().map(ChatModel::id).collect(Collectors.joining(", "));
    throw new UnknownModelException(
        "There is no model '%s'; there %s"
            .formatted(
                name.length() > 100 ? name.substring(0, 100) + "…" : name,
                known.isEmpty() ? "is none" : "is " + known));
  }
}
