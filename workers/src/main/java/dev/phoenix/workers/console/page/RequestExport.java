package dev.phoenix.workers.console.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.RequestFilter;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.export.CsvCell;
import dev.phoenix.workers.job.JobJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests as files, in UTF-8, the latest first. Holds no more than a page of them at a time. */
@Component
final class RequestExport {

  private static final String NAMES =
      "number,id,caller,key,type,title,amount,currency,expected_return,risk,state,made_at,"
          + "opened_at,due_at,expires_at,decision,decided_by,decided_via,decided_at,comment,"
          + "closed_at,process_instance";

  private static final Decision NONE = new Decision(null, null, null, null, null, null);

  private final RequestList requests;

  RequestExport(RequestList requests) {
    this.requests = requests;
  }

  /**
   * Writes CSV (RFC 4180) with a line of names first.
   *
   * @throws IOException if the stream cannot be written to
   */
  void csv(RequestFilter filter, OutputStream to) throws IOException {
    var csv = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    csv.write(NAMES + "\r\n");
    each(filter, kept -> write(cells(kept), csv));
    csv.flush();
  }

  /**
   * Writes an object a line: the request as it was asked for, and what became of it.
   *
   * @throws IOException if the stream cannot be written to
   */
  void lines(RequestFilter filter, OutputStream to) throws IOException {
    var lines = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    each(filter, kept -> lines.write(json(kept) + "\n"));
    lines.flush();
  }

  private interface Step {
    void take(RequestRecord kept) throws IOException;
  }

  private void each(RequestFilter filter, Step step) throws IOException {
    try {
      requests.each(
          filter,
          kept -> {
            try {
              step.take(kept);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Stream<@Nullable Object> cells, Writer csv) throws IOException {
    csv.write(
        cells
            .map(cell -> cell == null ? "" : CsvCell.text(cell.toString()))
            .collect(Collectors.joining(",", "", "\r\n")));
  }

  private static Stream<@Nullable Object> cells(RequestRecord kept) {
    var request = kept.request();
    var decision = Objects.requireNonNullElse(kept.decision(), NONE);
    return Stream.of(
        kept.number(),
        kept.id(),
        request.caller(),
        request.key(),
        request.type(),
        request.title(),
        request.amount(),
        request.currency(),
        request.expectedReturn(),
        request.risk(),
        kept.state(),
        kept.madeAt(),
        kept.openedAt(),
        kept.dueAt(),
        kept.expiresAt(),
        decision.outcome(),
        decision.by(),
        decision.via(),
        decision.at(),
        decision.comment(),
        kept.closedAt(),
        kept.processInstanceKey());
  }

  private static ObjectNode json(RequestRecord kept) {
    var json = JobJson.mapper().createObjectNode();
    json.set("request", JobJson.mapper().valueToTree(kept.request()));
    json.put("state", kept.state().name())
        .put("madeAt", kept.madeAt().toString())
        .put("openedAt", text(kept.openedAt()))
        .put("dueAt", text(kept.dueAt()))
        .put("expiresAt", text(kept.expiresAt()))
        .put("closedAt", text(kept.closedAt()))
        .put("reason", kept.reason())
        .put("processInstance", String.valueOf(kept.processInstanceKey()));
    json.set("decision", JobJson.mapper().valueToTree(kept.decision()));
    json.set("outcome", kept.outcome());
    return json;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
