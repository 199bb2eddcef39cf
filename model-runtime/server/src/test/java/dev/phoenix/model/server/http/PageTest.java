package dev.phoenix.model.server.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page as a person uses it, in a real browser. */
@HttpTest
@ExtendWith(NeedsChromium.class)
@SuppressWarnings("NullAway.Init")
class PageTest {

  private static final int PATIENCE = 90_000;

  @LocalServerPort private int port;
  private final ScriptedModel model;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Browser browser;
  private BrowserContext context;
  private Page page;

  PageTest(@Autowired ScriptedModel model) {
    this.model = model;
  }

  @BeforeAll
  static void waitLong() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  @BeforeEach
  void open(Browser chromium) {
    browser = chromium;
    visit("en-US", 1280);
    logIn();
  }

  private void visit(String locale, int width) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    context.setDefaultTimeout(PATIENCE);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    page.navigate("http://127.0.0.1:" + port + "/");
  }

  private void logIn() {
    page.locator("#token").fill(HttpTest.TOKEN);
    page.locator("#access button").click();
    assertThat(page.locator("#model option").first()).hasText(ScriptedModel.ID);
  }

  @AfterEach
  void shouldRunWithoutAComplaintOfTheBrowser() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void shouldAskForATokenAndForgetItWithTheTab() {
    assertThat(page.locator("#access")).isHidden();
    assertThat(page.locator("#token")).hasValue("");

    // when
    page.reload();
    assertThat(page.locator("#model option").first()).hasText(ScriptedModel.ID);
    var another = context.newPage();
    another.navigate(page.url());

    // then
    assertThat(another.locator("#access")).isVisible();
    assertThat(context.storageState()).doesNotContain(HttpTest.TOKEN);
  }

  @Test
  void shouldShowHowAPostCameToBe() {
    // when
    fill("#topic", "autumn bread");
    fill("#hashtags", "#Bread, #Autumn");
    page.locator("#write").click();

    // then
    var draft = page.locator(".iterations > li").first();
    assertThat(draft).containsText("autumn bread");
    assertThat(draft).containsText("Draft 1 by template");
    assertThat(draft).containsText("chosen");
    assertThat(draft).containsText("The checker found nothing.");
    assertThat(page.locator(".best .quote")).containsText("#Autumn");
    assertThat(page.locator(".best")).containsText("Score 1");
    assertThat(page.locator("#loop-status")).containsText("Done: one draft");
  }

  @Test
  void shouldSendACommentBackIntoTheLoop() {
    // given
    fill("#topic", "autumn bread");
    page.locator("#write").click();
    fill("#comment", "Say when it begins");

    // when
    var request =
        page.waitForRequest("**/v1/omni-loop", () -> button("Draft again").click()).postData();

    // then
    assertThat(request).contains("\"evidence\":[\"Say when it begins\"]", "\"previousText\":\"");
    assertThat(page.locator("#loop-status")).containsText("Done");
  }

  @Test
  void shouldShowHostileTextsAsTheyAre() {
    // given
    var hostile = "<img src=x onerror=alert(1)>";

    // when
    fill("#topic", "autumn bread");
    page.locator("summary").click();
    fill("#must-mention", "<b>Acme</b>");
    page.locator("#write").click();

    // then
    assertThat(page.locator(".best .quote")).containsText("<b>Acme</b>");
    assertThat(page.locator("#result b")).hasCount(0);
    chat(hostile);
    assertThat(page.locator(".turn").first()).containsText(hostile);
    assertThat(page.locator("#log img")).hasCount(0);
    assertThat(page.locator(".turn").nth(1)).containsText("señora");
  }

  @Test
  void shouldSayWhatTheApiSays() {
    // when
    fill("#topic", "autumn bread");
    fill("#max-chars", "3");
    page.locator("#write").click();

    // then
    assertThat(page.locator("#loop-error")).hasText("brief.maxChars must be from 20 to 5000");
    assertThat(page.locator("#write")).isVisible();
  }

  @Test
  void shouldShowAnAnswerAsItGrowsAndKeepTheConversation() {
    // given
    chat("Hello?");
    assertThat(page.locator(".turn").nth(1)).containsText("Hello, señora 🍞");
    assertThat(page.locator(".turn").nth(1)).containsText("3 tokens");

    // when
    chat("And again?");

    // then
    assertThat(page.locator(".turn .hint")).hasCount(2);
    assertThat(model.requests.getLast().messages())
        .extracting(message -> message.content())
        .containsExactly("Hello?", "Hello, señora 🍞", "And again?");
  }

  @Test
  void shouldStopAnAnswerThatDoesNotEnd() {
    // given
    chat(ScriptedModel.ENDLESS);
    assertThat(page.locator(".turn").nth(1)).containsText("on and");

    // when
    page.locator("#stop-answer").click();

    // then
    assertThat(page.locator(".turn").nth(1)).containsText("Stopped.");
    await().atMost(Duration.ofSeconds(60)).until(() -> model.running.get() == 0);
    chat("Hello?");
    assertThat(page.locator(".turn").nth(3)).containsText("señora");
  }

  @Test
  void shouldLeaveOutTheEarliestMessagesOfAConversationThatIsTooLong() {
    // given
    chat(ScriptedModel.LONG);
    assertThat(page.locator(".turn .hint")).hasCount(1);

    // when
    chat("Hello?");

    // then
    assertThat(page.locator(".turn").nth(2)).containsText("too long to be sent whole");
    assertThat(page.locator(".turn").nth(3)).containsText("señora");
    assertThat(model.requests.getLast().messages())
        .extracting(message -> message.content())
        .containsExactly("Hello?");
  }

  @Test
  void shouldSayThatAnAnswerBrokeOff() {
    // when
    chat(ScriptedModel.BREAKS);

    // then
    assertThat(page.locator("#chat-error")).hasText("The backend broke off");
    assertThat(page.locator(".turn").nth(1)).containsText("Half an");
  }

  @Test
  void shouldSpeakTheLanguageOfTheBrowserOrTheOneThatIsChosen() {
    // given
    context.close();
    visit("es-MX", 1280);
    logIn();
    assertThat(page.locator("html")).hasAttribute("lang", "es");
    assertThat(page.locator("#write")).hasText("Redactar");

    // when
    page.locator("#language").selectOption("en");

    // then
    assertThat(page.locator("#write")).hasText("Write it");
    page.reload();
    assertThat(page.locator("#write")).hasText("Write it");
  }

  @Test
  void shouldBeUsedByTheKeyboardAlone() {
    // when
    page.locator("#tab-loop").focus();
    page.keyboard().press("ArrowRight");

    // then
    assertThat(page.locator("#tab-chat")).isFocused();
    assertThat(page.locator("#chat")).isVisible();
    assertThat(page.locator("#loop")).isHidden();
    page.locator("#message").focus();
    page.keyboard().type("Hello?");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".turn").nth(1)).containsText("señora");
  }

  @Test
  void shouldFitAPhone() {
    // given
    context.close();
    visit("es-ES", 360);
    logIn();

    // when
    fill("#topic", "x".repeat(250));
    page.locator("#write").click();
    page.locator(".iterations > li").first().waitFor();

    // then
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    page.locator("#tab-chat").click();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  private void chat(String message) {
    page.locator("#tab-chat").click();
    page.locator("#model").selectOption(ScriptedModel.ID);
    fill("#message", message);
    page.locator("#send").click();
  }

  private void fill(String field, String value) {
    page.locator(field).fill(value);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
