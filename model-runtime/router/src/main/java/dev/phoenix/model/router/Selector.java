package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.router.Route.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies the rules to what is known about the backends now. */
final class Selector {

  /** No tokenizer makes tokens of more characters on average than this. */
  private static final int MOST_CHARACTERS_A_TOKEN = 8;

  private final RoutingRules rules;
  private final List<Backend> backends;

  Selector(RoutingRules rules, List<Backend> backends) {
    this.rules = rules;
    this.backends = backends;
  }

  /**
   * @throws TextModelException if there is no such task or model
   */
  Selection select(RouteRequest request) {
    var complexity =
        request.complexity() == null
            ? Complexity.estimate(request.messages())
            : request.complexity();
    var rule = rules.rule(request.task(), complexity, request.priority());
    Map<Backend, String> ordered =
        request.model() == null ? byGroups(rule, request.priority()) : named(request.model());
    var draft = new Draft();
    ordered.forEach((backend, why) -> draft.place(backend, why, request.characters()));
    for (var backend : backends) {
      if (!ordered.containsKey(backend)) {
        draft.leaveOut(
            backend,
            request.model() == null
                ? "in none of the groups of rule " + rule.name()
                : "the request names another model");
      }
    }
    var name = request.model() == null ? rule.name() : "named";
    return new Selection(
        new Route(name, complexity, request.complexity() == null, draft.candidates, draft.leftOut),
        List.copyOf(draft.order),
        List.copyOf(draft.later),
        draft.tooSmall);
  }

  /** Whether one of the backends may be asked now. */
  boolean anyAvailable() {
    return backends.stream()
        .anyMatch(
            backend ->
                backend.breaker().left().isZero()
                    && backend.alone().isZero()
                    && backend.model().available());
  }

  private Map<Backend, String> byGroups(Rule rule, Priority priority) {
    Map<Backend, String> ordered = new LinkedHashMap<>();
    for (var group : rule.groups()) {
      for (var backend : backends) {
        if (backend.candidate().groups().contains(group)) {
          ordered.putIfAbsent(backend, "group %s of rule %s".formatted(group.label(), rule.name()));
        }
      }
    }
    return priority == Priority.EXISTING ? existingFirst(ordered) : ordered;
  }

  private static Map<Backend, String> existingFirst(Map<Backend, String> ordered) {
    Map<Backend, String> sorted = new LinkedHashMap<>();
    ordered.keySet().stream()
        .sorted(Comparator.comparing(backend -> !backend.candidate().existing()))
        .forEach(
            backend ->
                sorted.put(
                    backend,
                    (backend.candidate().existing() ? "runs here already, " : "")
                        + ordered.get(backend)));
    return sorted;
  }

  private Map<Backend, String> named(String model) {
    return backends.stream()
        .filter(backend -> backend.id().equals(model))
        .findFirst()
        .<Map<Backend, String>>map(backend -> Map.of(backend, "the request names it"))
        .orElseThrow(
            () ->
                new TextModelException(
                    TextModelException.Reason.INVALID_REQUEST,
                    "There is no model '%s'; there are %s"
                        .formatted(
                            Labels.shown(model), backends.stream().map(Backend::id).toList())));
  }

  /** Collects. */
  private static final class Draft {

    private final List<Choice> candidates = new ArrayList<>();
    private final List<Choice> leftOut = new ArrayList<>();
    private final List<Backend> order = new ArrayList<>();
    private final List<Backend> later = new ArrayList<>();
    private boolean tooSmall;

    void place(Backend backend, String why, long characters) {
      var model = backend.model();
      int context = model.contextLength();
      var open = backend.breaker().left();
      var alone = backend.alone();
      if (context > 0 && characters / MOST_CHARACTERS_A_TOKEN > context) {
        tooSmall = true;
        leaveOut(
            backend,
            "its context of %d tokens is too small for %d characters"
                .formatted(context, characters));
      } else if (!open.isZero()) {
        leaveOut(backend, "it failed again and again, next try in " + seconds(open));
      } else if (!alone.isZero()) {
        later.add(backend);
        leaveOut(backend, "it is busy and asked to be left alone for " + seconds(alone));
      } else if (!model.available()) {
        later.add(backend);
        leaveOut(backend, "it is not there now: is it started, and has it a model?");
      } else {
        order.add(backend);
        candidates.add(new Choice(model.id(), model.engine(), why));
      }
    }

    void leaveOut(Backend backend, String why) {
      leftOut.add(new Choice(backend.id(), backend.model().engine(), why));
    }

    private static String seconds(Duration time) {
      return time.plusMillis(999).toSeconds() + " s";
    }
  }
}
