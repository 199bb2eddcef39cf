package dev.phoenix.connector.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotServer;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.ManualTicks;
import dev.phoenix.connector.telegram.updates.Update.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateParserTest {

  private static final Person ADA = new Person(7, "Ada L");
  private static final BotName NAME = new BotName();
  private final UpdateParser parser = new UpdateParser(NAME);

  @BeforeAll
  static void learn() {
    try (var server = new BotServer()) {
      server.reacts(
          BotServer.answer(200, "{\"ok\":true,\"result\":{\"id\":1,\"username\":\"OurBot\"}}"));
      NAME.learn(
          new BotApi(
              server.address(),
              BotServer.TOKEN,
              HttpLimits.DEFAULT,
              FloodLimits.DEFAULT,
              new ManualTicks()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/approve 12|approve|12",
        "/Approve@ourbot 12|approve|12",
        "/reject 12 too expensive |reject|12 too expensive",
        "/pending|pending|''",
        "/show\\n12|show|12"
      })
  void shouldReadACommand(String text, String name, String arguments) {
    assertThat(parse(text)).isEqualTo(new Update.Command(9, 42, ADA, name, arguments, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/approve@OtherBot 12", "Hello", "/", "/ approve", "/caf\u00e9 1", "//x"})
  void shouldTakeNothingElseForACommand(String text) {
    assertThat(parse(text)).isEqualTo(new Update.Other(9));
  }

  @Test
  void shouldReadAReply() {
    // given
    var json = (ObjectNode) UpdateJson.text(9, 42, 7, "Better so");
    ((ObjectNode) json.path("message")).putObject("reply_to_message").put("message_id", 3);

    // then
    assertThat(parser.parse(9, json)).isEqualTo(new Update.Reply(9, 42, ADA, 3, "Better so", 5));
  }

  @Test
  void shouldReadAButton() {
    // given
    var json =
        UpdateJson.read(
            """
            {'update_id': 9, 'callback_query': {'id': 'c', 'data': 'yes:12',
             'from': {'id': 7, 'first_name': 'Ada', 'last_name': 'L'},
             'message': {'message_id': 3, 'date': 0, 'chat': {'id': 42}}}}
            """);

    // then
    assertThat(parser.parse(9, json)).isEqualTo(new Update.Button(9, "c", 42, ADA, "yes:12", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward_origin", "forward_date", "sender_chat", "via_bot"})
  void shouldNotTakeOthersWordsForAPersons(String field) {
    // given
    var json = (ObjectNode) UpdateJson.text(9, 42, 7, "/approve 12");
    ((ObjectNode) json.path("message")).putObject(field);

    // then
    assertThat(parser.parse(9, json)).isEqualTo(new Update.Other(9));
  }

  @Test
  void shouldNotListenToBots() {
    // given
    var json = (ObjectNode) UpdateJson.text(9, 42, 7, "/approve 12");
    ((ObjectNode) json.at("/message/from")).put("is_bot", true);

    // then
    assertThat(parser.parse(9, json)).isEqualTo(new Update.Other(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "'x'",
        "{'message': []}",
        "{'message': {'text': {'x': 1}}}",
        "{'message': {'text': '/a', 'chat': {'id': '42'}, 'from': {'id': 7}, 'message_id': 1}}",
        "{'message': {'text': '/a', 'chat': {'id': 1e30}, 'from': {'id': 7}, 'message_id': 1}}",
        "{'callback_query': {'id': 'c'}}",
        "{'callback_query': {'id': '', 'data': 'x', 'from': {'id': 7},"
            + " 'message': {'message_id': 3, 'chat': {'id': 42}}}}",
        "{'edited_message': {'text': '/approve 12'}}"
      })
  void shouldTakeAnythingElseForOther(String json) {
    assertThat(parser.parse(9, UpdateJson.read(json))).isEqualTo(new Update.Other(9));
  }

  private Update parse(String text) {
    return parser.parse(9, UpdateJson.text(9, 42, 7, text));
  }
}
