package dev.phoenix.workers.console;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.TestPropertySource;

/** The console as a person uses it, in a real browser. */
@ExtendWith(NeedsChromium.class)
@TestPropertySource(properties = "test.data=a team of its own")
@SuppressWarnings("NullAway.Init")
class ConsoleJourneyTest extends ConsoleUnderTest {

  private static final int PATIENCE = 60_000;
  private static final Path SHOTS = Path.of("target/screenshots");
  private static final String DRAWN =
      "canvas => { const blank = document.createElement('canvas'); blank.width = canvas.width;"
          + " blank.height = canvas.height; return canvas.width > 0 && blank.toDataURL() !=="
          + " canvas.toDataURL(); }";

  private static final String FOCUSED = "button => button === document.activeElement";

  private static long first;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Browser browser;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void open(Browser chromium) {
    browser = chromium;
    ENGINE.resetAll();
    if (first == 0) {
      first = new BakeryTeam(made, Instant.now()).make();
    }
    visit("en-US", 1280, ColorScheme.LIGHT);
  }

  private void visit(String locale, int width, ColorScheme scheme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setHttpCredentials("dora", "dora's password"));
    context.setDefaultTimeout(PATIENCE);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onResponse(
        response -> {
          if (response.status() >= 400 && response.status() != 401) {
            complaints.add(response.status() + " " + response.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
  }

  @AfterEach
  void shouldRunWithoutAComplaintOfTheBrowser() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void shouldBringAnApprovalToTheEngine() {
    // given
    engineTakesIt();
    go("/console");

    // when
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hosting for a year"))
        .click();
    page.getByLabel("Comment").fill("For a year, then we look again.");
    shoot("detail");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")).click();

    // then
    assertThat(page.locator(".notice")).containsText("Your decision counts");
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo("/v2/messages/correlation"))
            .withRequestBody(matchingJsonPath("$.name", equalTo("decide-request")))
            .withRequestBody(matchingJsonPath("$.variables.decision.outcome", equalTo("approved")))
            .withRequestBody(matchingJsonPath("$.variables.decision.by", equalTo("dora")))
            .withRequestBody(matchingJsonPath("$.variables.decision.via", equalTo("console"))));
  }

  @Test
  void shouldBeUsedWithTheKeyboardAlone() {
    // given
    engineTakesIt();
    go("/console/requests/" + first);

    // when
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    var approve = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"));
    for (int i = 0; i < 25 && !Boolean.TRUE.equals(approve.evaluate(FOCUSED)); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(approve).isFocused();
    assertThat(approve).not().hasCSS("outline-style", "none");
    page.keyboard().press("Enter");

    // then
    assertThat(page.locator(".notice")).containsText("Your decision counts");
  }

  @Test
  void shouldDrawItsChartsAndHoldTheSameInTables() {
    // when
    go("/console");

    // then
    waitForChart();
    assertThat(page.locator("table").first()).containsText("500.00");
    shoot("overview");
    go("/console/money");
    waitForChart();
    shoot("money");
    go("/console/requests");
    shoot("requests");
  }

  @Test
  void shouldBeDarkWhereThatIsWanted() {
    // given
    go("/console");
    var light = ground();
    context.close();
    visit("en-US", 1280, ColorScheme.DARK);

    // when
    go("/console");
    waitForChart();
    shoot("overview-dark");

    // then
    assertThat(ground()).isNotEqualTo(light).isEqualTo("rgb(23, 21, 19)");
  }

  @Test
  void shouldFitAPhoneAndSpeakSpanish() {
    // given
    context.close();
    visit("es-ES", 390, ColorScheme.LIGHT);

    for (var path : new String[] {"", "/requests", "/requests/" + first, "/money", "/reports"}) {
      // when
      go("/console" + path);

      // then
      assertThat(page.locator("html")).hasAttribute("lang", "es");
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as("width of %s", path)
          .isEqualTo(390);
      shoot("phone" + path.replace('/', '-'));
    }
  }

  @Test
  void shouldKeepTheLanguageThatWasChosen() {
    // given
    go("/console/money?month=2026-01");

    // when
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Español")).click();

    // then
    assertThat(page.locator("h1")).containsText("Dinero 2026-01");
    go("/console/requests");
    assertThat(page.locator("h1")).hasText("Peticiones");
  }

  @Test
  void shouldPrintAMonthsReportOnPaper() {
    // given
    var month = YearMonth.now(ZoneId.of("Europe/Madrid"));
    go("/console/reports/" + month);
    shoot("report");

    // when
    var pdf =
        page.pdf(
            new Page.PdfOptions().setPreferCSSPageSize(true).setPath(SHOTS.resolve("report.pdf")));

    // then
    page.setViewportSize(688, 900);
    var text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF").containsPattern("/Type ?/Page\\b");
    // A4 in points
    assertThat(text).containsPattern("/MediaBox ?\\[0 0 59[45]\\.\\d+ 84[12]\\.?\\d*]");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    shoot("report-print");
    assertThat(page.locator("nav").first()).isHidden();
    assertThat(page.locator(".report")).containsText("Post about the sourdough course");
  }

  private void waitForChart() {
    var chart = page.locator("canvas").first();
    try {
      page.waitForCondition(() -> Boolean.TRUE.equals(chart.evaluate(DRAWN)));
    } catch (TimeoutError e) {
      throw new AssertionError("No chart was drawn: " + complaints + page.content(), e);
    }
  }

  private String ground() {
    return String.valueOf(page.evaluate("() => getComputedStyle(document.body).backgroundColor"));
  }

  private void go(String path) {
    page.navigate("http://127.0.0.1:" + port + path);
  }

  private void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
