package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The chat of the double of Telegram, as the one person sees it who may decide there. */
record Chat(URI address) {

  private static final int CHAT = 4242;
  private static final int PERSON = 7;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Waits for the message that asks for a decision, with its buttons. */
  JsonNode question(String title) {
    return message("asks " + title, m -> text(m).contains(title) && m.has("reply_markup"));
  }

  /** The number by which a question calls its request. */
  static String number(JsonNode question) {
    var number = Pattern.compile("#(\\d+)").matcher(text(question));
    assertThat(number.find()).as(text(question)).isTrue();
    return number.group(1);
  }

  /** Writes something, and waits for what the bot answers. */
  String ask(String text) throws Exception {
    var body = JSON.writeValueAsString(Map.of("chat", CHAT, "user", PERSON, "text", text));
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(address.resolve("/double/say"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    long said = JSON.readTree(answer.body()).path("message").asLong();
    return text(
        message("answers " + text, m -> m.at("/reply_to_message/message_id").asLong() == said));
  }

  /** Waits until a message is as wanted. */
  JsonNode message(String what, Predicate<JsonNode> wanted) {
    return await()
        .alias("a message that " + what)
        .atMost(Cluster.PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .until(() -> find(wanted), Optional::isPresent)
        .orElseThrow();
  }

  static String text(JsonNode message) {
    return message.path("text").asText();
  }

  private Optional<JsonNode> find(Predicate<JsonNode> wanted) throws Exception {
    var request =
        HttpRequest.newBuilder(address.resolve("/double/messages?chat=" + CHAT)).GET().build();
    var messages = JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    return StreamSupport.stream(messages.spliterator(), false).filter(wanted).findFirst();
  }
}
