package dev.phoenix.workers.monitoring.alert;

import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /monitoring/silences}: sets, lists and ends silences. */
@RestController
final class SilenceController {

  private final Silences silences;
  private final Clock clock;

  /** What is wrong. */
  record Refusal(List<String> errors) {}

  SilenceController(Silences silences, Clock clock) {
    this.silences = silences;
    this.clock = clock;
  }

  @GetMapping(value = "/monitoring/silences", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<Silence>> holding() {
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .body(silences.holding(clock.instant()));
  }

  // wants the type of JSON: forms of foreign pages cannot name it
  @PostMapping(
      value = "/monitoring/silences",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> add(@RequestBody SilenceRequest request) {
    var now = clock.instant();
    var violations = request.violations(now);
    if (!violations.isEmpty()) {
      return refusal(HttpStatus.BAD_REQUEST, violations);
    }
    var silence = request.silence(now);
    silences.add(silence);
    return ResponseEntity.status(HttpStatus.CREATED).body(silence);
  }

  @DeleteMapping(value = "/monitoring/silences/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> end(@PathVariable String id) {
    return silences.end(id, clock.instant())
        ? ResponseEntity.noContent().build()
        : refusal(HttpStatus.NOT_FOUND, List.of("There is no silence of this id"));
  }

  @ExceptionHandler
  ResponseEntity<?> unreadable(HttpMessageNotReadableException e) {
    return refusal(
        HttpStatus.BAD_REQUEST,
        List.of("The body must be an object with labels, until, by and comment"));
  }

  private static ResponseEntity<?> refusal(HttpStatus status, List<String> errors) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Refusal(errors));
  }
}
