package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.phoenix.model.adapters.AdapterException;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.server.http.AdaptersController.Adapter;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.NightStates;
import dev.phoenix.model.server.nights.Nights;
import dev.phoenix.model.server.nights.archive.Archive;
import dev.phoenix.model.server.nights.report.Reports;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/nights}: what a night of learning is handed, its steps, and how far it is. Each
 * request can be repeated.
 */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class NightsController {

  private static final int MOST_LISTED = 50;
  private static final int LONGEST_REASON = 1000;

  private static final Map<String, NightStep> STEPS =
      Map.of(
          "train", NightStep.TRAIN,
          "validate", NightStep.VALIDATE,
          "validate-shipped", NightStep.VALIDATE_SHIPPED,
          "archive", NightStep.ARCHIVE,
          "watch", NightStep.WATCH);

  private final Nights nights;
  private final NightStates states;
  private final Reports reports;
  private final Archive archive;

  NightsController(Nights nights, NightStates states, Reports reports, Archive archive) {
    this.nights = nights;
    this.states = states;
    this.reports = reports;
    this.archive = archive;
  }

  /** The last nights. */
  record Listing(String object, List<NightState> data) {}

  /** What became of a file that was handed in. */
  record Taken(String id, String file) {}

  /**
   * How a night ends.
   *
   * @param keep whether its adapter stays live
   * @param reason why it ends, for its report
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Ending(@Nullable Boolean keep, @Nullable String reason) {}

  /**
   * What to restore.
   *
   * @param night whose adapter
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Restoring(@Nullable String night) {}

  @GetMapping("/v1/nights")
  Listing list() throws IOException {
    var data = new ArrayList<NightState>();
    for (NightRecord night : nights.all().stream().limit(MOST_LISTED).toList()) {
      data.add(states.of(night));
    }
    return new Listing("list", data);
  }

  @GetMapping("/v1/nights/{id}")
  NightState show(@PathVariable String id) throws IOException {
    return states.of(nights.known(id));
  }

  @PutMapping(path = "/v1/nights/{id}/{part}", consumes = "application/x-ndjson")
  Taken put(@PathVariable String id, @PathVariable String part, HttpServletRequest request)
      throws IOException {
    if (!part.equals("train") && !part.equals("golden")) {
      throw unknown("Files of a night are train and golden");
    }
    nights.put(id, part, request.getInputStream());
    return new Taken(id, part);
  }

  // wants the type of JSON, also without a body: forms of foreign pages cannot name it
  @PostMapping(path = "/v1/nights/{id}/{part}", consumes = "application/json")
  ResponseEntity<NightState> begin(@PathVariable String id, @PathVariable String part)
      throws IOException {
    var step = STEPS.get(part);
    if (step == null) {
      throw unknown(
          "Steps of a night are train, validate, validate-shipped, archive, watch and end");
    }
    return ResponseEntity.accepted().body(states.of(nights.begin(id, step)));
  }

  @PostMapping(path = "/v1/nights/{id}/end", consumes = "application/json")
  NightState end(@PathVariable String id, @RequestBody Ending ending) throws IOException {
    if (ending.keep() == null) {
      throw ApiException.invalid(
          "keep", "keep must be true or false: whether the night's adapter stays live");
    }
    var reason = ending.reason() == null ? "" : ending.reason().strip();
    if (reason.length() > LONGEST_REASON) {
      throw ApiException.invalid(
          "reason", "reason must be at most " + LONGEST_REASON + " characters");
    }
    var night = nights.end(id, ending.keep(), reason);
    reports.write(night);
    return states.of(night);
  }

  @PostMapping(path = "/v1/adapters/restore", consumes = "application/json")
  Adapter restore(@RequestBody Restoring restoring) throws IOException {
    if (restoring.night() == null) {
      throw ApiException.invalid("night", "night must name the night whose adapter is restored");
    }
    return Adapter.of(archive.restore(restoring.night()));
  }

  private static ApiException unknown(String message) {
    return ApiException.notFound("not_found", message);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> refused(NightRefusedException e) {
    return NightErrors.answer(e);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> refused(AdapterException e) {
    return AdaptersController.answer(e);
  }
}
