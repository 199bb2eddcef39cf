package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.books.BooksException;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.schema.InputSchema;
import dev.phoenix.workers.schema.TextRules;
import dev.phoenix.workers.schema.Violation;
import dev.phoenix.workers.schema.Violations;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether a request can be worked with, and every reason why not. Never throws. */
@Component
final class RequestValidator {

  private static final Set<String> WITH_LINES = Set.of("why", "onNo", "context", "text");

  /** What came of a request. */
  sealed interface Result {}

  /** It can be worked with, and has every field that was left out. */
  record Valid(ObjectNode request) implements Result {}

  /** It cannot. */
  record Invalid(List<Violation> violations) implements Result {}

  private final InputSchema schema = new InputSchema("approval/human-request");
  private final RequestSettings settings;

  RequestValidator(RequestSettings settings) {
    this.settings = settings;
  }

  /**
   * Validates a request.
   *
   * @param request any JSON; null when there is none
   */
  Result validate(@Nullable JsonNode request) {
    var violations = new Violations();
    var given = request == null ? NullNode.getInstance() : request;
    schema.check(given, violations);
    if (!(given instanceof ObjectNode object) || !violations.isEmpty()) {
      return new Invalid(violations.list());
    }
    var valid = object.deepCopy();
    schema.fillIn(valid);
    valid.properties().forEach(field -> texts(field.getKey(), field.getValue(), violations));
    amounts(valid, violations);
    jobType(valid, violations);
    callerCarriesOut(valid, violations);
    return violations.isEmpty() ? new Valid(valid) : new Invalid(violations.list());
  }

  private static void texts(String field, JsonNode value, Violations violations) {
    if (value.isTextual()) {
      text(Violations.segment(field), value.asText(), WITH_LINES.contains(field), violations);
    } else if (value instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        text(Violations.segment(field) + "/" + i, items.get(i).asText(), false, violations);
      }
    }
  }

  private static void text(String path, String text, boolean lines, Violations violations) {
    var problem = TextRules.problem(text, lines);
    if (problem != null) {
      violations.add(path, problem);
    }
  }

  /** Exact, and as digits from here on: a flow's numbers are not exact. */
  private static void amounts(ObjectNode request, Violations violations) {
    for (var field : List.of("amount", "expectedReturn")) {
      var value = request.path(field);
      if (value.isNull()) {
        continue;
      }
      try {
        var money = Money.parse(value, request.path("currency").asText());
        if (money.signum() < 0) {
          violations.add("/" + field, "must be 0 or more");
        } else {
          request.put(field, money.amount().toPlainString());
        }
      } catch (BooksException e) {
        violations.add("/" + field, String.valueOf(e.getMessage()));
      }
    }
  }

  private void jobType(ObjectNode request, Violations violations) {
    var jobType = request.path("action").path("jobType");
    if (jobType.isTextual() && !settings.jobTypes().contains(jobType.asText())) {
      violations.add(
          "/action/jobType",
          settings.jobTypes().isEmpty()
              ? "no job type is allowed: set phoenix.workers.approval.job-types"
              : "must be one of " + String.join(", ", settings.jobTypes()));
    }
  }

  /** What a caller carries out passes no books, so it can cost nothing. */
  private static void callerCarriesOut(ObjectNode request, Violations violations) {
    if (!request.path("callerCarriesOut").asBoolean() || !violations.isEmpty()) {
      return;
    }
    if (!request.path("action").isNull()) {
      violations.add("/callerCarriesOut", "must be false where there is an action");
    }
    if (new BigDecimal(request.path("amount").asText()).signum() > 0) {
      violations.add("/amount", "must be 0 where the caller carries it out");
    }
  }
}
