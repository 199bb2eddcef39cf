package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterException;
import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.adapters.Manifest;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import dev.phoenix.model.server.writer.core.CoreModel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/adapters}: the versions of phoenix-core's adapters, and which one is live. A change
 * holds for requests that begin after it; none under way is touched.
 */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class AdaptersController {

  private final AdapterRegistry registry;
  private final CoreModel core;

  AdaptersController(AdapterRegistry registry, CoreModel core) {
    this.registry = registry;
    this.core = core;
  }

  /** All versions, and what is live. */
  record Listing(String object, @Nullable Live live, List<Adapter> data) {}

  /** What is live for phoenix-core; the adapter is null for the model alone. */
  record Live(@Nullable String adapter, float scale, Instant since) {}

  /** A version. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Adapter(
      String id,
      String object,
      long created,
      String sha256,
      long bytes,
      BaseModel base,
      int rank,
      double alpha,
      String note,
      Map<String, Double> figures,
      List<String> words) {

    static Adapter of(Manifest manifest) {
      return new Adapter(
          manifest.id().toString(),
          "adapter",
          manifest.created().getEpochSecond(),
          manifest.sha256(),
          manifest.bytes(),
          manifest.base(),
          manifest.rank(),
          manifest.alpha(),
          manifest.note(),
          manifest.figures(),
          manifest.words());
    }
  }

  /**
   * How strongly to apply an adapter.
   *
   * @param scale 1 is as trained, and what is taken if left out
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Strength(@Nullable Float scale) {}

  @GetMapping("/v1/adapters")
  Listing list() throws IOException {
    var live = core.base().isEmpty() ? null : live(registry.history(base()));
    return new Listing("list", live, registry.list().stream().map(Adapter::of).toList());
  }

  @GetMapping("/v1/adapters/{id}")
  Adapter show(@PathVariable String id) throws IOException {
    return Adapter.of(registry.show(AdapterId.parse(id)));
  }

  // each wants the type of JSON, also without a body: forms of foreign pages cannot name it

  @PostMapping(path = "/v1/adapters/{id}/activate", consumes = "application/json")
  Live activate(@PathVariable String id, @RequestBody Strength body) throws IOException {
    var scale = body.scale() == null ? 1 : body.scale();
    return live(registry.activate(AdapterId.parse(id), scale));
  }

  @PostMapping(path = "/v1/adapters/deactivate", consumes = "application/json")
  Live deactivate() throws IOException {
    return live(registry.deactivate(base()));
  }

  @PostMapping(path = "/v1/adapters/rollback", consumes = "application/json")
  Live rollBack() throws IOException {
    return live(registry.rollBack(base()));
  }

  private String base() {
    return core.base()
        .map(BaseModel::sha256)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "model_not_found",
                    "phoenix-core does not run here, so no adapter of it can be live"));
  }

  private static @Nullable Live live(List<Activation> history) {
    return history.isEmpty() ? null : live(history.getLast());
  }

  private static Live live(Activation activation) {
    var adapter = activation.adapter();
    return new Live(
        adapter == null ? null : adapter.toString(), activation.scale(), activation.at());
  }

  @ExceptionHandler
  ResponseEntity<ApiError> refused(AdapterException e) {
    return answer(e);
  }

  /** What the registry refuses, as it looks from outside. */
  static ResponseEntity<ApiError> answer(AdapterException e) {
    int status =
        switch (e.reason()) {
          case INVALID -> 400;
          case UNKNOWN -> 404;
          case OTHER_BASE, DAMAGED -> 409;
          case BUSY -> 503;
        };
    return ResponseEntity.status(status)
        .body(
            ApiError.of(
                String.valueOf(e.getMessage()),
                status < 500 ? ApiError.INVALID_REQUEST : ApiError.SERVER,
                status == 404 ? "adapter_not_found" : "adapter_refused"));
  }
}
