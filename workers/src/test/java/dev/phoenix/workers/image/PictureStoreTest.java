package dev.phoenix.workers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PictureStoreTest {

  private static final String DIGEST = "a".repeat(64);

  @TempDir private Path folder;

  @Test
  void shouldServeWhatItKeeps() throws Exception {
    // given
    var store = TestPictures.store(folder.resolve("images"));
    store.keep(DIGEST, new byte[] {1, 2});
    store.keep(DIGEST, new byte[] {1, 2});

    // when
    var answer = get(store, DIGEST + ".webp").getResponse();

    // then
    assertThat(answer.getContentAsByteArray()).containsExactly(1, 2);
    assertThat(answer.getContentType()).isEqualTo("image/webp");
    assertThat(answer.getHeader("ETag")).isEqualTo("\"" + DIGEST + "\"");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(folder.resolve("images")).isDirectoryNotContaining("glob:**.writing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.webp", "..webp", "secret.webp", "%2e%2e.webp"})
  void shouldServeNothingElse(String name) throws Exception {
    // given
    Files.writeString(folder.resolve("secret.webp"), "mine");

    // then
    assertThat(get(TestPictures.store(folder), name).getResponse().getStatus()).isEqualTo(404);
  }

  @Test
  void shouldForgetWhatIsTooOldUnlessItWasUsedAgain() throws Exception {
    // given
    keep(0, "a");
    keep(0, "b");
    keep(5, "a");

    // when
    keep(12, "c");

    // then
    assertThat(kept()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void shouldForgetTheOldestBeyondTheSizeButNeverTheNewest() throws Exception {
    // given room for three
    keep(1, "a");
    keep(2, "b");
    keep(3, "c");

    // when
    keep(4, "d");

    // then
    assertThat(kept()).containsExactlyInAnyOrder("b", "c", "d");

    // when one alone takes more
    at(5).keep("e".repeat(64), new byte[100]);

    // then
    assertThat(kept()).containsExactly("e");
  }

  private void keep(int day, String name) throws Exception {
    at(day).keep(name.repeat(64), new byte[10]);
  }

  private PictureStore at(int day) {
    var clock = Clock.fixed(Instant.EPOCH.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    return new PictureStore(folder, Duration.ofDays(10), 30, clock);
  }

  private List<String> kept() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().substring(0, 1)).toList();
    }
  }

  private static MvcResult get(PictureStore store, String name) throws Exception {
    MockMvc mvc = MockMvcBuilders.standaloneSetup(new PictureController(store)).build();
    return mvc.perform(MockMvcRequestBuilders.get("/images/" + name)).andReturn();
  }
}
