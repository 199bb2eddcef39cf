package dev.phoenix.workers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
    var store = new PictureStore(folder.resolve("images"));
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
    assertThat(get(new PictureStore(folder), name).getResponse().getStatus()).isEqualTo(404);
  }

  private static MvcResult get(PictureStore store, String name) throws Exception {
    MockMvc mvc = MockMvcBuilders.standaloneSetup(new PictureController(store)).build();
    return mvc.perform(MockMvcRequestBuilders.get("/images/" + name)).andReturn();
  }
}
