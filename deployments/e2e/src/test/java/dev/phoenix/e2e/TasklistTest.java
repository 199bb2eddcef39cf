package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.phoenix.e2e.Platform.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person's way through a review: Tasklist, Operate and the feed's page in a real browser. */
@Order(4)
@ExtendWith({NeedsChromium.class, Platform.class})
@SuppressWarnings("NullAway.Init")
class TasklistTest {

  private static final Path SHOTS = Path.of("target/screenshots");

  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void openBrowser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(NeedsChromium.find().orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update")));
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1400, 1100));
    context.setDefaultTimeout(90_000);
    page = context.newPage();
  }

  @AfterEach
  void closeBrowser() {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve("at-the-end.png")).setFullPage(true));
    browser.close();
    playwright.close();
  }

  @Test
  void shouldPublishWhatAPersonEdited(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var request = Briefs.requestId("tasklist");
    var instance = cluster.start("social-post", Map.of("brief", Briefs.english(request)));
    var task = cluster.task("review-text", "requestId", request);
    logIn(phoenix, "Review text");
    page.navigate(phoenix.address() + "/tasklist/" + task.path("id").asText());

    // when
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("assign to me", 2)))
        .first()
        .click();
    var text = page.getByLabel(Pattern.compile("Text to publish"));
    edit(text, "We open at <i>eight</i> from Monday on & bake till noon. #Bakery");
    page.locator(".fjs-form label")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Approve")))
        .first()
        .click();
    shoot("review");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("complete task", 2)))
        .click();

    // then
    cluster.ended(instance, "post-published");
    assertThat(cluster.variable(instance, "record").path("reviewer").asText()).isEqualTo("demo");
    var entry = cluster.variable(instance, "publication").path("entry").asText();
    assertThat(Feed.texts(phoenix.feed())).anyMatch(content -> content.contains("bake till noon"));
    page.navigate(entry);
    shoot("entry");
    assertThat(page.locator("body").textContent()).contains("We open at <i>eight</i> from Monday");
    assertThat(page.locator("body i").count()).isZero();
    page.navigate(phoenix.address() + "/operate/processes/" + instance);
    page.getByTestId("COMPLETED-icon").first().waitFor();
    page.getByText("Record verdict").first().waitFor();
    shoot("operate");
  }

  @Test
  void shouldShowThePictureToTheReviewerAndToReadersOfTheFeed(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var brief = Briefs.english(Briefs.requestId("picture"));
    brief.put("image", Pictures.bread().toString());
    var instance = cluster.start("social-post", Map.of("brief", brief));
    var task = cluster.task("review-text", "requestId", brief.get("requestId").toString());
    logIn(phoenix, "Review text");

    // when
    page.navigate(phoenix.address() + "/tasklist/" + task.path("id").asText());
    var picture = page.locator(".fjs-form img").first();
    picture.scrollIntoViewIfNeeded();
    page.waitForCondition(() -> Boolean.TRUE.equals(picture.evaluate("image => image.complete")));
    shoot("picture");

    // then
    var url = cluster.variable(instance, "image").path("url").asText();
    assertThat(picture.getAttribute("src")).isEqualTo(url);
    assertThat(picture.evaluate("image => image.naturalWidth")).isEqualTo(512);

    // when
    cluster.complete(
        task, Map.of("decision", "approved", "text", "We open at eight. #Bakery", "comment", ""));
    cluster.ended(instance, "post-published");

    // then
    assertThat(Feed.enclosures(phoenix.feed())).contains(url);
    page.navigate(cluster.variable(instance, "publication").path("entry").asText());
    var published = page.locator("img").first();
    page.waitForCondition(() -> Boolean.TRUE.equals(published.evaluate("image => image.complete")));
    shoot("entry-with-picture");
    assertThat(published.evaluate("image => image.naturalWidth")).isEqualTo(512);
  }

  /** Signs in and waits until the list of tasks shows one by this name. */
  private void logIn(Running phoenix, String task) {
    page.navigate(phoenix.address() + "/tasklist");
    page.locator("input[name=username]").fill("demo");
    page.locator("input[name=password]").fill("demo");
    page.locator("button[type=submit]").click();
    page.getByText(task).first().waitFor();
  }

  /** The form takes the text in only once it may be edited: after the task was assigned. */
  private static void edit(Locator field, String text) {
    field.waitFor();
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(field)
        .isEditable(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsEditableOptions()
                .setTimeout(90_000));
    field.fill(text);
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(field).hasValue(text);
  }

  private void shoot(String name) throws Exception {
    Files.createDirectories(SHOTS);
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }
}
