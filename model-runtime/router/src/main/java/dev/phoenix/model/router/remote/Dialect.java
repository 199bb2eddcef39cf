package dev.phoenix.model.router.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a kind of server is asked and how its answers are read. */
interface Dialect {

  ObjectMapper JSON = new ObjectMapper();

  /** As it stands in answers and metrics. */
  String engine();

  String modelsPath();

  String chatPath();

  /**
   * Names of the models that the server lists.
   *
   * @throws RemoteException if that is no list of models
   */
  List<String> models(String body);

  /** The body that asks for a streamed answer. */
  String request(String model, ChatRequest request, int contextLength);

  /** The body that asks for nothing but to load a model, sent like a request; null for none. */
  default @Nullable String load(String model) {
    return null;
  }

  /**
   * Reads one line of the stream, which is not blank.
   *
   * @throws RemoteException if it tells of an error or is nonsense
   */
  Piece piece(String line);

  /** Reads JSON from outside; the failure holds none of it. */
  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw RemoteException.passing(
          RemoteException.Reason.UNAVAILABLE, "it answered with something that is not JSON");
    }
  }

  /** The failure that a server reports where an answer should be. */
  static RemoteException errorWithin() {
    return RemoteException.passing(
        RemoteException.Reason.UNAVAILABLE, "it answered with an error within the stream");
  }

  /** Whether one of the fields holds text. */
  static boolean holdsAny(JsonNode object, String... fields) {
    return Stream.of(fields).anyMatch(field -> !object.path(field).asText("").isEmpty());
  }

  /** Adds the conversation. */
  static void messages(ArrayNode array, List<ChatMessage> messages) {
    for (var message : messages) {
      array
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.content());
    }
  }

  /** The values of a field in a list of objects. */
  static List<String> names(JsonNode list, String field) {
    if (!list.isArray()) {
      throw RemoteException.passing(
          RemoteException.Reason.UNAVAILABLE, "it answered with something else than its models");
    }
    return list.valueStream()
        .map(model -> model.path(field).asText(""))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
