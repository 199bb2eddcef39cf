package dev.phoenix.telegram.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.telegram.DoubleServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private DoubleServer server;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    server = DoubleServer.start(directory);
    server.call(
        "sendMessage",
        """
        {"chat_id": 42, "text": "<b>Pay</b> &lt;script&gt;alert(1)&lt;/script&gt;", "parse_mode": "HTML",
         "reply_markup": {"inline_keyboard": [[{"text": "Yes & no", "callback_data": "yes:\\"12\\""}]]}}
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldSayThatItIsNotTelegram() throws Exception {
    var page = Jsoup.parse(server.get("/").body());

    assertThat(page.select(".warning").text()).startsWith("This is not Telegram.");
    assertThat(page.select("iframe").attr("src")).isEqualTo("/chat?chat=42&user=42");
    assertThat(page.select("textarea[name=text]")).hasSize(1);
  }

  @Test
  void shouldShowFormatAndEscapeText() throws Exception {
    // when
    var page = Jsoup.parse(server.get("/chat?chat=42").body());

    // then
    var message = page.expectFirst("article.bot .content");
    assertThat(message.wholeText()).isEqualTo("Pay <script>alert(1)</script>");
    assertThat(message.select("b").text()).isEqualTo("Pay");
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("meta[http-equiv=refresh]")).hasSize(1);
  }

  @Test
  void shouldPressAButtonAsItIsShown() throws Exception {
    // given
    var form = Jsoup.parse(server.get("/chat?chat=42").body()).expectFirst("form");
    assertThat(form.expectFirst("button").text()).isEqualTo("Yes & no");

    // when
    var body = new StringBuilder();
    for (var input : form.select("input")) {
      body.append(body.isEmpty() ? "" : "&")
          .append(input.attr("name"))
          .append('=')
          .append(
              java.net.URLEncoder.encode(
                  input.attr("value"), java.nio.charset.StandardCharsets.UTF_8));
    }
    var answer = post("/press", body.toString(), null);

    // then
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(server.call("getUpdates", "{}").at("/result/0/callback_query/data").asText())
        .isEqualTo("yes:\"12\"");
  }

  @Test
  void shouldSayWhatAPersonWrites() throws Exception {
    // when
    var answer =
        post("/say", "chat=42&user=7&text=%3Cb%3Eno%3C%2Fb%3E&replyTo=1", server.address());

    // then
    assertThat(answer.statusCode()).isEqualTo(303);
    var page = Jsoup.parse(server.get("/chat?chat=42").body());
    assertThat(page.expectFirst("article.person .content").text()).isEqualTo("<b>no</b>");
    assertThat(page.expectFirst("article.person .answered").text()).startsWith("Pay");
  }

  @Test
  void shouldRefuseWhatOtherPagesSend() throws Exception {
    // when
    var answer = post("/say", "chat=42&user=7&text=x", "https://example.com");

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(server.messages(42)).hasSize(1);
  }

  @Test
  void shouldLetBrowsersRunNothing() throws Exception {
    // when
    var policy = server.get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

    // then
    assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe");
    assertThat(Jsoup.parse(server.get("/").body()).select("[style], [onclick], script")).isEmpty();
  }

  private HttpResponse<String> post(String path, String form, @Nullable String origin)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (origin != null) {
      request.header("Origin", origin);
    }
    return server.send(request);
  }
}
