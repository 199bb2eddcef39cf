package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.router.Complexity;
import dev.phoenix.model.router.Priority;
import dev.phoenix.model.router.Route;
import dev.phoenix.model.router.RouteRequest;
import dev.phoenix.model.router.Router;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/route}: who would answer, and why. Asks no model. */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class RouteController {

  private final Router router;

  RouteController(Router router) {
    this.router = router;
  }

  /**
   * What is to be answered.
   *
   * @param task such as {@code draft}; {@code chat} if left out
   * @param complexity low, medium or high; estimated from the messages if left out
   * @param priority fast, quality or existing; existing if left out
   * @param model the only model that may answer; any if left out
   * @param messages the conversation; may be left out
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Body(
      @Nullable String task,
      @Nullable String complexity,
      @Nullable String priority,
      @Nullable String model,
      @Nullable List<ChatCompletionRequest.@Nullable Message> messages) {}

  @PostMapping(path = "/v1/route", consumes = "application/json")
  Route explain(@RequestBody Body body) {
    var complexity =
        body.complexity() == null
            ? null
            : oneOf("complexity", body.complexity(), Complexity.values());
    var priority =
        oneOf(
            "priority", Objects.requireNonNullElse(body.priority(), "existing"), Priority.values());
    var messages =
        body.messages() == null || body.messages().isEmpty()
            ? List.<ChatMessage>of()
            : ChatRequests.messages(body.messages());
    return router.route(
        new RouteRequest(
            Objects.requireNonNullElse(body.task(), "chat"),
            complexity,
            priority,
            body.model(),
            messages));
  }

  private static <E extends Enum<E>> E oneOf(String field, String value, E[] values) {
    return Arrays.stream(values)
        .filter(each -> label(each).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.invalid(
                    field,
                    "%s must be one of %s"
                        .formatted(
                            field, Arrays.stream(values).map(RouteController::label).toList())));
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
