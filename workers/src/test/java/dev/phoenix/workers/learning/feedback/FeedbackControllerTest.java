package dev.phoenix.workers.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.storage.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

@SuppressWarnings("NullAway.Init")
class FeedbackControllerTest {

  private static final String LINES = "application/x-ndjson";
  private static final String PATH = "/learning/feedback";

  @TempDir private Path folder;

  private final FeedbackUnderTest under = FeedbackUnderTest.on(TestDatabase.H2);
  private MockMvc http;

  @BeforeEach
  void start() {
    var settings =
        new LearningSettings(
            0.7,
            10,
            2000,
            0.6,
            null,
            DataSize.ofKilobytes(2),
            java.net.URI.create("http://127.0.0.1:1"),
            LearningSettings.GoldenKeywords.NONE);
    http =
        MockMvcBuilders.standaloneSetup(
                new FeedbackController(under.imports(folder), under.examples(), settings))
            .build();
  }

  @Test
  void shouldImportAndExport() throws Exception {
    // when
    http.perform(
            post(PATH).param("source", "crm").contentType(LINES).content(FeedbackLineTest.VALID))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.added").value(1));

    // then
    var exported = http.perform(get(PATH)).andExpect(status().isOk()).andReturn().getResponse();
    assertThat(exported.getContentType()).startsWith(LINES);
    assertThat(exported.getContentAsString()).contains("\"Fresh bread!\"", "\"source\":\"crm\"");
    http.perform(get(PATH + "/counts"))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.unused").value(1));
    assertThat(
            http.perform(get(PATH + "/latest").param("most", "-5"))
                .andReturn()
                .getResponse()
                .getContentAsString())
        .hasLineCount(1);
  }

  @Test
  void shouldAnswerWithTheBrokenLinesOfAFileThatIsRefused() throws Exception {
    http.perform(post(PATH).param("strict", "true").contentType(LINES).content("nonsense"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.refused").value(true))
        .andExpect(jsonPath("$.problems[0].line").value(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json"})
  void shouldRefuseWhatAPageOfAnotherSiteCouldSend(String type) throws Exception {
    http.perform(post(PATH).contentType(type).content(FeedbackLineTest.VALID))
        .andExpect(status().isUnsupportedMediaType());
    assertThat(under.all()).isEmpty();
  }

  @Test
  void shouldRefuseAPagesScript() throws Exception {
    http.perform(
            post(PATH)
                .header("Origin", "https://evil.example")
                .contentType(LINES)
                .content(FeedbackLineTest.VALID))
        .andExpect(status().isForbidden());
    assertThat(under.all()).isEmpty();
  }

  @Test
  void shouldRefuseAFileThatIsTooLarge() throws Exception {
    http.perform(post(PATH).contentType(LINES).content("\n".repeat(3_000)))
        .andExpect(status().isPayloadTooLarge())
        .andExpect(jsonPath("$.error").value(org.hamcrest.Matchers.containsString("max-import")));
  }

  @Test
  void shouldTakeAnEmptyFile() throws Exception {
    http.perform(post(PATH).contentType(LINES).content(""))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lines").value(0));
  }

  @Test
  void shouldRefuseASourceThatCannotBeStored() throws Exception {
    http.perform(post(PATH).param("source", "x".repeat(101)).contentType(LINES).content(""))
        .andExpect(status().isBadRequest());
  }
}
