package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.StatusPage.History;
import dev.phoenix.workers.console.page.StatusPage.LookRow;
import dev.phoenix.workers.console.page.StatusPage.Problem;
import dev.phoenix.workers.console.page.StatusPage.Section;
import dev.phoenix.workers.monitoring.health.Group;
import dev.phoenix.workers.monitoring.health.HealthStatus;
import dev.phoenix.workers.monitoring.health.HealthStatus.Entry;
import dev.phoenix.workers.monitoring.health.Look;
import dev.phoenix.workers.monitoring.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /console/status}: how all that the team relies on stands. */
@Controller
final class StatusPageController {

  static final String PATH = "/console/status";

  private static final Duration RECENT = Duration.ofHours(6);
  private static final int LOOKS = 100;

  private final HealthStatus health;
  private final Readers readers;
  private final String rest;

  StatusPageController(
      HealthStatus health,
      Readers readers,
      @Value("${camunda.client.rest-address:http://127.0.0.1:8080}") String rest) {
    this.health = health;
    this.readers = readers;
    this.rest = rest;
  }

  @GetMapping(PATH)
  String status(Locale locale, Model model) {
    model.addAttribute("page", page(readers.shown(locale)));
    return "console/status";
  }

  @GetMapping(PATH + "/{id}")
  String history(@PathVariable String id, Locale locale, Model model) {
    var shown = readers.shown(locale);
    var entry = health.find(id).orElseThrow(NoSuchPage::new);
    var recent = health.recent(RECENT).getOrDefault(id, List.of());
    var looks = health.latest(id, LOOKS).stream().map(look -> row(look, shown)).toList();
    model.addAttribute(
        "page",
        new History(
            StatusRow.of(entry, recent, shown),
            shown.named("status.group", entry.group().word()),
            looks));
    return "console/target";
  }

  private StatusPage page(Shown shown) {
    var overview = health.overview();
    var recent = health.recent(RECENT);
    return new StatusPage(
        shown.momentOrNull(overview.at()),
        rest,
        overview.incidents().stream()
            .map(incident -> problem(incident, overview.entries(), shown))
            .toList(),
        Stream.of(Group.values())
            .map(group -> section(group, overview.entries(), recent, shown))
            .filter(section -> !section.rows().isEmpty())
            .toList());
  }

  private static Section section(
      Group group, List<Entry> entries, Map<String, List<Look>> recent, Shown shown) {
    return new Section(
        shown.named("status.group", group.word()),
        entries.stream()
            .filter(entry -> entry.group() == group)
            .map(entry -> StatusRow.of(entry, recent.getOrDefault(entry.id(), List.of()), shown))
            .toList());
  }

  private static Problem problem(Incident incident, List<Entry> entries, Shown shown) {
    var target =
        entries.stream()
            .map(Entry::id)
            .filter(id -> incident.key().equals(HealthStatus.incidentKey(id)))
            .findFirst();
    return new Problem(
        incident.title(),
        incident.text(),
        shown.named("status.severity", incident.severity()),
        shown.moment(incident.openedAt()),
        target.orElse(null),
        Objects.requireNonNullElse(incident.takenBy(), ""));
  }

  private static LookRow row(Look look, Shown shown) {
    var latency = look.latencyMs();
    return new LookRow(
        shown.moment(look.at()),
        shown.named("status.state", look.state()),
        latency == null ? "" : shown.number(latency) + "\u00a0ms",
        look.detail());
  }
}
