package dev.phoenix.local.bench.requests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import dev.phoenix.local.service.StoredRequests;
import java.math.BigDecimal;
import java.util.List;

/** What the workers' tables hold of a request: its row and its entries in the books. */
final class Kept {

  private final TrialRequest request;
  private final JsonNode row;
  private final List<JsonNode> entries;

  Kept(TrialRequest request, StoredRequests stored) {
    this.request = request;
    this.row =
        stored.requests().stream()
            .filter(
                candidate ->
                    candidate.path("process_instance_key").asText().equals(request.instance()))
            .findFirst()
            .orElseGet(Json.MAPPER::missingNode);
    var id = row.path("id").asText("none");
    this.entries =
        stored.entries().stream()
            .filter(entry -> entry.path("request_id").asText().equals(id))
            .toList();
  }

  String state() {
    return row.path("state").asText();
  }

  int entries(String kind) {
    return (int) entries.stream().filter(e -> e.path("entry_kind").asText().equals(kind)).count();
  }

  /** Whether the decision is one that somebody made and was told of, and the end is its end. */
  boolean isRight() {
    var decision = row.path("decision").asText();
    var possible = request.taken().isEmpty() ? request.wanted() : request.taken();
    boolean fits =
        switch (state()) {
          case "FULFILLED" -> decision.equals(Desk.APPROVED);
          case "NOT_FUNDED" -> decision.equals(Desk.APPROVED) && request.kind() == Kind.APPROVAL;
          case "REJECTED" -> decision.equals(Desk.REJECTED);
          default -> false;
        };
    return fits && possible.contains(decision);
  }

  /** Whether what was paid for is in the books, and at its price. */
  boolean isBooked() {
    if (!state().equals("FULFILLED") || request.amount().signum() == 0) {
      return true;
    }
    return entries("RESERVATION") > 0
        && entries.stream()
            .filter(entry -> entry.path("entry_kind").asText().equals("SETTLEMENT"))
            .anyMatch(
                entry ->
                    new BigDecimal(entry.path("amount").asText()).compareTo(request.amount()) == 0);
  }
}
