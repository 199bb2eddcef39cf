package dev.phoenix.telegram.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.telegram.fault.Fault;
import dev.phoenix.telegram.fault.Faults;
import dev.phoenix.telegram.state.Store;
import dev.phoenix.telegram.state.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /double/...}: what tests, demonstrations and people tell the double. */
@RestController
@RequestMapping("/double")
class ControlController {

  private final People people;
  private final Faults faults;
  private final Store store;

  ControlController(People people, Faults faults, Store store) {
    this.people = people;
    this.faults = faults;
    this.store = store;
  }

  @PostMapping("/say")
  People.Done say(@RequestBody Say say) {
    return people.say(say.chat(), say.user(), String.valueOf(say.text()), say.replyTo());
  }

  @PostMapping("/press")
  People.Done press(@RequestBody Press press) {
    return people.press(press.chat(), press.user(), press.message(), String.valueOf(press.data()));
  }

  @GetMapping("/messages")
  JsonNode messages(@RequestParam long chat) {
    return people.messages(chat);
  }

  @GetMapping("/chats")
  List<Long> chats() {
    return store.read(World::chats);
  }

  @PostMapping("/faults")
  Fault fault(@RequestBody Ordered ordered) {
    int count = ordered.count() == null ? 1 : ordered.count();
    int seconds = ordered.seconds() == null ? 0 : ordered.seconds();
    var fault = new Fault(ordered.method(), ordered.kind(), count, seconds);
    faults.add(fault);
    return fault;
  }

  @GetMapping("/counts")
  Map<String, Object> counts() {
    long messages =
        store.read(
            world ->
                world.chats().stream()
                    .mapToLong(chat -> world.messages(chat).orElseThrow().size())
                    .sum());
    return Map.of(
        "calls",
        faults.calls(),
        "faults",
        faults.happened(),
        "messages",
        messages,
        "pendingUpdates",
        store.read(World::pendingCount));
  }

  @ExceptionHandler({IllegalArgumentException.class, HttpMessageNotReadableException.class})
  ResponseEntity<Map<String, String>> refused(Exception failure) {
    var why =
        failure instanceof IllegalArgumentException
            ? String.valueOf(failure.getMessage())
            : "The body cannot be read: see the double's README for its fields";
    return ResponseEntity.badRequest().body(Map.of("error", why));
  }

  record Say(long chat, long user, @Nullable String text, @Nullable Long replyTo) {

    Say {
      text = text == null ? "" : text;
    }
  }

  record Press(long chat, long user, long message, @Nullable String data) {}

  record Ordered(
      String method, Fault.Kind kind, @Nullable Integer count, @Nullable Integer seconds) {}
}
