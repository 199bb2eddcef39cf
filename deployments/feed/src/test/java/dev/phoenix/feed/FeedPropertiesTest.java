package dev.phoenix.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phoenix.feed.FeedProperties.Collection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FeedPropertiesTest {

  private static final List<Collection> POSTS = List.of(new Collection("posts", "Posts", ""));

  @ParameterizedTest
  @ValueSource(strings = {"service", "actuator", "Posts", "a/b", "", "1st"})
  void shouldRefuseNamesThatCannotBePaths(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Collection(name, "Title", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "host", "http://user@host", "http://host?q", "/path"})
  void shouldRefusePublicAddressesThatAreNotHttp(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties(POSTS, URI.create(address), 64));
  }

  @Test
  void shouldRefuseSettingsThatCannotWork() {
    assertThatIllegalArgumentException().isThrownBy(() -> properties(List.of(), null, 64));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties(List.of(POSTS.getFirst(), POSTS.getFirst()), null, 64));
    assertThatIllegalArgumentException().isThrownBy(() -> properties(POSTS, null, 65));
  }

  @Test
  void shouldNotTellTheWriteToken() {
    assertThat(properties(POSTS, null, 64).toString())
        .doesNotContain("s3cret")
        .contains("writeToken=set");
  }

  private static FeedProperties properties(
      List<Collection> collections, @Nullable URI publicUrl, int kilobytes) {
    return new FeedProperties(
        Path.of("data"),
        collections,
        true,
        publicUrl,
        "s3cret",
        "Ana",
        List.of("https://images.example"),
        DataSize.ofKilobytes(kilobytes),
        20,
        100);
  }
}
