package dev.phoenix.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.phoenix.telegram.TelegramProperties;
import dev.phoenix.telegram.fault.Connections;
import dev.phoenix.telegram.fault.Fault;
import dev.phoenix.telegram.fault.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /bot<token>/<method>}: answers as the Bot API does, or as a fault says. */
@RestController
class BotController {

  private final TelegramProperties properties;
  private final MessageMethods messages;
  private final UpdateMethods updates;
  private final Faults faults;

  BotController(
      TelegramProperties properties,
      MessageMethods messages,
      UpdateMethods updates,
      Faults faults) {
    this.properties = properties;
    this.messages = messages;
    this.updates = updates;
    this.faults = faults;
  }

  @RequestMapping(
      path = "/bot{token}/{method}",
      method = {RequestMethod.GET, RequestMethod.POST})
  @Nullable ResponseEntity<Map<String, Object>> call(
      HttpServletRequest request, @PathVariable String token, @PathVariable String method)
      throws IOException, InterruptedException {
    try {
      if (!MessageDigest.isEqual(bytes(token), bytes(properties.token()))) {
        throw BotFailure.of(401, "Unauthorized");
      }
      var fault = faults.next(method).orElse(null);
      before(fault);
      if (fault != null && fault.kind() == Fault.Kind.RESET_BEFORE) {
        Connections.breakOff(request);
        return null;
      }
      var result = carriedOut(method, Parameters.of(request), fault);
      if (fault != null && fault.kind() == Fault.Kind.RESET_AFTER) {
        Connections.breakOff(request);
        return null;
      }
      return ResponseEntity.ok(Map.of("ok", true, "result", result));
    } catch (BotFailure e) {
      return failed(e);
    }
  }

  private static void before(@Nullable Fault fault) throws InterruptedException {
    if (fault == null) {
      return;
    }
    switch (fault.kind()) {
      case TOO_MANY -> throw BotFailure.tooMany(Math.max(1, fault.seconds()));
      case SERVER_ERROR -> throw BotFailure.of(500, "Internal Server Error");
      case SLOW -> Thread.sleep(Duration.ofSeconds(fault.seconds()));
      case RESET_BEFORE, RESET_AFTER, DUPLICATE_UPDATE -> {}
    }
  }

  private JsonNode carriedOut(String method, Parameters call, @Nullable Fault fault)
      throws InterruptedException {
    return switch (method) {
      case "getMe" -> messages.getMe();
      case "sendMessage" -> messages.sendMessage(call);
      case "sendDocument" -> messages.sendDocument(call);
      case "editMessageText" -> messages.editMessageText(call);
      case "answerCallbackQuery" -> BooleanNode.valueOf(messages.answerCallbackQuery(call));
      case "getUpdates" ->
          updates.getUpdates(call, fault != null && fault.kind() == Fault.Kind.DUPLICATE_UPDATE);
      case "setWebhook" -> BooleanNode.valueOf(updates.setWebhook(call));
      case "deleteWebhook" -> BooleanNode.valueOf(updates.deleteWebhook(call));
      case "getWebhookInfo" -> updates.getWebhookInfo();
      default -> throw BotFailure.of(404, "Not Found: this double does not know the method");
    };
  }

  private static ResponseEntity<Map<String, Object>> failed(BotFailure failure) {
    var body = new LinkedHashMap<String, Object>();
    body.put("ok", false);
    body.put("error_code", failure.code());
    body.put("description", failure.description());
    if (!failure.parameters().isEmpty()) {
      body.put("parameters", failure.parameters());
    }
    return ResponseEntity.status(failure.code()).body(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
