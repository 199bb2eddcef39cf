package dev.phoenix.workers.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.books.EntryKind;
import dev.phoenix.workers.console.login.Refusal;
import dev.phoenix.workers.monitoring.health.Group;
import dev.phoenix.workers.monitoring.health.Kind;
import dev.phoenix.workers.monitoring.health.Trend;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.monitoring.incident.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of both languages. */
class MessagesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
  private static final Path SOURCES = Path.of("src/main/java/dev/phoenix/workers/console/page");

  @Test
  void shouldHaveTheSameKeysInBothLanguages() {
    // when / then
    assertThat(keys("messages_es")).isEqualTo(keys("messages"));
  }

  @Test
  void shouldHaveAllThatTemplatesAndControllersName() throws IOException {
    // given
    var named = new TreeSet<String>();
    named.addAll(found(TEMPLATES, Pattern.compile("#\\{([a-z][A-Za-z0-9.-]+)[(}]")));
    named.addAll(found(SOURCES, Pattern.compile("shown\\s*\\.text\\(\\s*\"([a-z.-]+)\"[,)]")));

    // when / then
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(keys("messages")).containsAll(named);
  }

  @Test
  void shouldHaveANameForEachValueThatIsShown() {
    // when / then
    assertThat(keys("messages"))
        .containsAll(named("state", RequestState.values()))
        .containsAll(named("type", RequestType.values()))
        .containsAll(named("entry", EntryKind.values()))
        .containsAll(named("status.state", TargetState.values()))
        .containsAll(named("status.trend", Trend.values()))
        .containsAll(named("status.severity", Severity.values()))
        .containsAll(Arrays.stream(Kind.values()).map(k -> "status.kind." + k.word()).toList())
        .containsAll(Arrays.stream(Group.values()).map(g -> "status.group." + g.word()).toList())
        .containsAll(
            Arrays.stream(Refusal.values())
                .flatMap(
                    r -> Stream.of("refused." + r.key() + ".title", "refused." + r.key() + ".text"))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|0|No request",
        "en|1|One request",
        "en|1200|1,200 requests",
        "es|1|Una petición",
        "es|2|2 peticiones"
      })
  void shouldCount(String language, long count, String expected) {
    // when / then
    assertThat(texts().getMessage("requests.count", new Object[] {count}, Locale.of(language)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "messages_es"})
  void shouldDoubleNoApostropheThatIsShownAsItIs(String bundle) {
    // when / then
    load(bundle)
        .forEach(
            (key, text) -> {
              boolean formatted = text.toString().contains("{");
              assertThat(text.toString().replace("''", "").contains("'") && formatted)
                  .as("%s loses an apostrophe", key)
                  .isFalse();
              assertThat(!formatted && text.toString().contains("''"))
                  .as("%s shows two apostrophes", key)
                  .isFalse();
            });
  }

  private static ResourceBundleMessageSource texts() {
    var texts = new ResourceBundleMessageSource();
    texts.setBasename("console/messages");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  private static java.util.List<String> named(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + "." + value.name()).toList();
  }

  private static TreeSet<String> found(Path folder, Pattern pattern) throws IOException {
    try (var files = Files.list(folder)) {
      var all = new TreeSet<String>();
      files
          .map(MessagesTest::read)
          .flatMap(text -> pattern.matcher(text).results().map((MatchResult m) -> m.group(1)))
          .forEach(all::add);
      return all;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeSet<String> keys(String bundle) {
    return new TreeSet<>(load(bundle).stringPropertyNames());
  }

  private static Properties load(String bundle) {
    var properties = new Properties();
    var name = "/console/" + bundle + ".properties";
    try (var file = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name))) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
