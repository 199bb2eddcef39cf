package dev.phoenix.local.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.local.UserError;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against messages as the double writes them. */
class TelegramChatTest {

  private static final String MESSAGES =
      """
      [{"message_id":1,"from":{"id":1000001,"is_bot":true},"date":1,"edit_date":2,"edits":1,
        "text":"#12 Hosting\\nCost: 3.00 EUR","reply_markup":{"inline_keyboard":[[
        {"text":"Approve","callback_data":"a:12"},{"text":"Reject","callback_data":"r:12"}]]}},
       {"message_id":2,"from":{"id":7,"is_bot":false},"date":3,"edits":0,"text":"/approve 12"},
       {"message_id":3,"from":{"id":1000001,"is_bot":true},"date":4,"edits":0,
        "text":"#12: approved. Hosting","reply_to_message":{"message_id":2}}]
      """;

  @RegisterExtension
  static final WireMockExtension DOUBLE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @Test
  void shouldTellTheQuestionFromTheAnswer() throws Exception {
    // given
    DOUBLE.stubFor(get(urlEqualTo("/double/messages?chat=4242")).willReturn(okJson(MESSAGES)));

    // when
    var messages = chat().messages();

    // then
    assertThat(messages).extracting(m -> m.asks("Hosting")).containsExactly(true, false, false);
    assertThat(messages).noneMatch(m -> m.asks("Another"));
    var question = messages.getFirst();
    assertThat(question.number()).hasValue(12);
    assertThat(question.buttons()).containsExactly("a:12", "r:12");
    assertThat(question.edits()).isEqualTo(1);
    assertThat(messages.get(1).byBot()).isFalse();
    assertThat(messages.get(2).answers()).isEqualTo(2);
  }

  @Test
  void shouldWriteAndPressAsThePersonInTheChat() throws Exception {
    // given
    DOUBLE.stubFor(get(urlEqualTo("/double/messages?chat=4242")).willReturn(okJson(MESSAGES)));
    DOUBLE.stubFor(
        post(urlEqualTo("/double/say")).willReturn(okJson("{\"message\":9,\"update\":4}")));
    DOUBLE.stubFor(
        post(urlEqualTo("/double/press")).willReturn(okJson("{\"message\":1,\"update\":5}")));
    var chat = chat();

    // when
    long said = chat.say("/approve 12");
    chat.press(chat.messages().getFirst(), "r:12");

    // then
    assertThat(said).isEqualTo(9);
    DOUBLE.verify(
        postRequestedFor(urlEqualTo("/double/say"))
            .withRequestBody(equalToJson("{\"chat\":4242,\"user\":7,\"text\":\"/approve 12\"}")));
    DOUBLE.verify(
        postRequestedFor(urlEqualTo("/double/press"))
            .withRequestBody(
                equalToJson("{\"chat\":4242,\"user\":7,\"message\":1,\"data\":\"r:12\"}")));
  }

  @Test
  void shouldTellWhetherTheBotHasHeardEverything() throws Exception {
    DOUBLE.stubFor(get(urlEqualTo("/double/counts")).willReturn(okJson("{\"pendingUpdates\":1}")));
    assertThat(chat().hasUnheard()).isTrue();
    DOUBLE.stubFor(get(urlEqualTo("/double/counts")).willReturn(okJson("{\"pendingUpdates\":0}")));
    assertThat(chat().hasUnheard()).isFalse();
  }

  @Test
  void shouldSayWhatToLookAtWhenTheDoubleIsAwayOrRefuses() {
    // given
    DOUBLE.stubFor(
        post(urlEqualTo("/double/say")).willReturn(badRequest().withBody("1 to 4096 characters")));

    // then
    assertThatThrownBy(() -> chat().say(""))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("400", "1 to 4096 characters");
    assertThatThrownBy(() -> new TelegramChat(URI.create("http://127.0.0.1:1"), 1, 2).messages())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("http://127.0.0.1:1", "logs telegram");
  }

  private static TelegramChat chat() {
    return new TelegramChat(URI.create("http://127.0.0.1:" + DOUBLE.getPort()), 4242, 7);
  }
}
