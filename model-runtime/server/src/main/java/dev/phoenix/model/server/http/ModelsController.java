package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.server.chat.Models;
import dev.phoenix.model.server.chat.UnknownModelException;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/models}. */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class ModelsController {

  private final Models models;
  private final long started = Instant.now().getEpochSecond();

  ModelsController(Models models) {
    this.models = models;
  }

  /** The list in OpenAI's shape. */
  record Listing(String object, List<Model> data) {}

  /** A model in OpenAI's shape; {@code owned_by} says what runs it. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Model(
      String id,
      String object,
      long created,
      String ownedBy,
      int contextLength,
      boolean available) {}

  @GetMapping("/v1/models")
  Listing list() {
    return new Listing("list", models.all().stream().map(this::model).toList());
  }

  @GetMapping("/v1/models/{*name}")
  Model one(@PathVariable String name) throws UnknownModelException {
    return model(models.choose(name.substring(1)).model());
  }

  private Model model(ChatModel model) {
    return new Model(
        model.id(), "model", started, model.engine(), model.contextLength(), model.available());
  }
}
