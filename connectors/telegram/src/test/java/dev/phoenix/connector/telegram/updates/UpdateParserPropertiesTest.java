package dev.phoenix.connector.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever JSON comes, with the names that Telegram uses in places where it never would. */
class UpdateParserPropertiesTest {

  private static final List<String> NAMES =
      List.of(
          "message",
          "callback_query",
          "from",
          "chat",
          "id",
          "text",
          "data",
          "message_id",
          "reply_to_message",
          "first_name",
          "update_id",
          "is_bot");

  @Property(tries = 1000)
  void shouldNeverThrow(@ForAll("trees") JsonNode json) {
    var update = new UpdateParser(new BotName()).parse(9, json);

    assertThat(update.updateId()).isEqualTo(9);
  }

  @Property(tries = 500)
  void shouldKeepAnyTextOfACommandWithoutSpaceAroundIt(@ForAll String arguments) {
    // given
    var json = JsonNodeFactory.instance.objectNode();
    var message = json.putObject("message").put("message_id", 5);
    message.putObject("from").put("id", 7);
    message.putObject("chat").put("id", 42);
    message.put("text", "/reject " + arguments);

    // when
    var update = new UpdateParser(new BotName()).parse(9, json);

    // then
    assertThat(update)
        .isInstanceOfSatisfying(
            Update.Command.class,
            command -> assertThat(command.arguments()).isEqualTo(arguments.strip()));
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return Arbitraries.randoms().map(random -> tree(random, 5));
  }

  private static JsonNode tree(Random random, int depth) {
    var json = JsonNodeFactory.instance;
    switch (random.nextInt(depth == 0 ? 6 : 12)) {
      case 0:
        return json.textNode("/approve@x 12");
      case 1:
        return json.textNode(String.valueOf((char) random.nextInt(0x10000)));
      case 2:
        return json.numberNode(random.nextLong());
      case 3:
        return json.numberNode(random.nextGaussian() * 1e30);
      case 4:
        return json.booleanNode(random.nextBoolean());
      case 5:
        return json.nullNode();
      case 6:
        return json.arrayNode().add(tree(random, depth - 1));
      default:
        var object = json.objectNode();
        for (int i = random.nextInt(6); i >= 0; i--) {
          object.set(NAMES.get(random.nextInt(NAMES.size())), tree(random, depth - 1));
        }
        return object;
    }
  }
}
