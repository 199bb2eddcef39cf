package dev.phoenix.model.server.nights.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.server.nights.Installation;
import dev.phoenix.model.server.nights.ScriptedChildren;
import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  @TempDir Path folder;
  private final ScriptedChildren children = new ScriptedChildren();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Installation installation;

  @BeforeEach
  void open() throws IOException {
    installation = new Installation(folder, children, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private String page() throws IOException {
    return HtmlReport.of(installation.reports.of(installation.nights.known("one")));
  }

  @Test
  void shouldShowCurveGatesSamplesAndDigests() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);

    // when
    var page = page();

    // then
    assertThat(page)
        .contains("<svg", "computed by DJL: passed", "computed by llama.cpp: passed")
        .contains("keyword gain", "12 of 15 queries improved.", "Come, vecinitos!")
        .contains("nightly-v1 was made live", "train.jsonl", "adapter.gguf");
  }

  @Test
  void shouldSayWhyAnAdapterWasRolledBack() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);

    // when
    installation.nights.end("one", false, "People rejected <b>8 of 8</b> drafts (p = 0.0001).");
    installation.nights.end("one", false);

    // then
    assertThat(page())
        .contains("nightly-v1 was rolled back: live is the model alone again. People rejected")
        .contains("&lt;b&gt;8 of 8&lt;/b&gt;");
    assertThat(installation.state("one").message()).startsWith("People rejected");
  }

  @Test
  void shouldSayWhyAnAdapterWasRolledBackAfterItsNight() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);
    installation.nights.end("one", true);

    // when
    installation.nights.end("one", false, "People rejected 8 of 8 drafts.");

    // then
    assertThat(page()).contains("live is the model alone again. People rejected 8 of 8 drafts.");
  }

  @Test
  void shouldTakeTextFromOutsideForText() throws IOException {
    // given
    installation.upTo("one", NightStep.VALIDATE);

    // when
    var page = page();

    // then
    assertThat(page).contains("&lt;b&gt;Night market").doesNotContain("<b>", "<script");
  }

  @Test
  void shouldSayWhyNothingWasChanged() throws IOException {
    // given
    children.passes = false;
    installation.upTo("one", NightStep.VALIDATE);
    children.status = Status.REFUSED;
    installation.upTo("two", NightStep.TRAIN);

    // when / then
    assertThat(page()).contains("Nothing was changed: the gate by djl did not let");
    assertThat(installation.reports.of(installation.nights.known("two")).conclusion())
        .isEqualTo("Nothing was changed: rank 8 does not fit: try rank 4");
  }

  @Test
  void shouldSayThatAnAdapterWasRolledBack() throws IOException {
    // given
    installation.upTo("one", NightStep.WATCH);

    // when
    installation.nights.end("one", false);

    // then
    assertThat(page()).contains("nightly-v1 was rolled back: live is the model alone again.");
  }

  @Test
  void shouldNameItsStyleAsBrowsersDo() throws Exception {
    // given
    installation.upTo("one", NightStep.TRAIN);
    var page = page();

    // when
    var style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    var digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(HtmlReport.STYLE_DIGEST)
        .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void shouldLieInTheFolderOfANightThatHasEnded() throws IOException {
    // given
    installation.upTo("one", NightStep.TRAIN);

    // when
    installation.reports.write(installation.nights.end("one", true));

    // then
    assertThat(folder.resolve("nights/one/report.html")).content().contains("Night one");
    assertThat(folder.resolve("nights/one/report.json"))
        .content()
        .contains("\"conclusion\"", "\"validation\"");
  }
}
