package dev.phoenix.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.telegram.state.Event;
import dev.phoenix.telegram.state.Store;
import dev.phoenix.telegram.state.Store.Change;
import dev.phoenix.telegram.state.World;
import dev.phoenix.telegram.webhook.WebhookAddress;
import dev.phoenix.telegram.webhook.WebhookSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The methods by which a bot learns what people do. */
@Component
class UpdateMethods {

  private static final int MOST = 100;
  private static final long LONGEST_POLL = 50;

  private final Store store;
  private final WebhookSender sender;
  // the newest poll ends those before it, as Telegram does
  private final AtomicLong newestPoll = new AtomicLong();
  private volatile List<JsonNode> lastHandedOut = List.of();

  UpdateMethods(Store store, WebhookSender sender) {
    this.store = store;
    this.sender = sender;
  }

  JsonNode getUpdates(Parameters call, boolean repeating) throws InterruptedException {
    long offset = call.number("offset", 0);
    int limit = (int) Math.clamp(call.number("limit", MOST), 1, MOST);
    var timeout = Duration.ofSeconds(Math.clamp(call.number("timeout", 0), 0, LONGEST_POLL));
    long poll = newestPoll.incrementAndGet();
    store.wake();
    confirm(offset);
    var again = repeating ? lastHandedOut : List.<JsonNode>of();
    var updates =
        store.await(world -> found(world, poll, limit), again.isEmpty() ? timeout : Duration.ZERO);
    var list = new ArrayList<>(again);
    list.addAll(updates.orElse(List.of()));
    if (!list.isEmpty()) {
      lastHandedOut = List.of(list.getLast());
    }
    return JsonNodeFactory.instance.arrayNode().addAll(list);
  }

  private void confirm(long offset) {
    store.change(
        world -> {
          refuseWithWebhook(world);
          boolean confirms =
              offset > 0
                  && world.pending(0, 1).stream()
                      .anyMatch(update -> update.path("update_id").asLong() < offset);
          List<Event> events = confirms ? List.of(new Event.Confirmed(offset)) : List.of();
          return new Change<>(events, confirms);
        });
  }

  private Optional<List<JsonNode>> found(World world, long poll, int limit) {
    refuseWithWebhook(world);
    if (poll != newestPoll.get()) {
      throw BotFailure.conflict(
          "terminated by other getUpdates request; make sure that only one bot instance is"
              + " running");
    }
    return Optional.of(world.pending(0, limit)).filter(updates -> !updates.isEmpty());
  }

  private static void refuseWithWebhook(World world) {
    if (world.hook().isPresent()) {
      throw BotFailure.conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
              + " webhook first");
    }
  }

  boolean setWebhook(Parameters call) {
    var url = call.text("url");
    if (url.isEmpty()) {
      return deleteWebhook(call);
    }
    WebhookAddress.check(url)
        .ifPresent(
            why -> {
              throw BotFailure.badRequest("bad webhook: " + why);
            });
    var secret = call.text("secret_token");
    if (!secret.isEmpty() && !secret.matches("[A-Za-z0-9_-]{1,256}")) {
      throw BotFailure.badRequest("secret token contains unallowed characters");
    }
    return store.change(
        world -> Change.of(new Event.Hooked(url, secret.isEmpty() ? null : secret)));
  }

  boolean deleteWebhook(Parameters call) {
    return store.change(
        world -> {
          var events = new ArrayList<Event>();
          if (world.hook().isPresent()) {
            events.add(new Event.Unhooked());
          }
          if (call.flag("drop_pending_updates")) {
            events.add(new Event.Confirmed(world.nextUpdate()));
          }
          return new Change<>(events, true);
        });
  }

  JsonNode getWebhookInfo() {
    var json = JsonNodeFactory.instance.objectNode();
    store.read(
        world ->
            json.put("url", world.hook().map(World.Hook::url).orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", world.pendingCount()));
    sender.lastError().ifPresent(why -> json.put("last_error_message", why));
    return json;
  }
}
