package dev.phoenix.model.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

  private final HostNames hosts = new HostNames(List.of("Models.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8091",
        "LOCALHOST.:8091",
        "phoenix.localhost",
        "127.0.0.1:8091",
        "10.1.2.3",
        "[::1]:8091",
        "[::1]",
        "models.example.org",
        "models.EXAMPLE.org.:443"
      })
  void shouldKnowAddressesAndItsNames(String host) {
    assertThat(hosts.knows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":8091",
        "evil.example",
        "localhost.evil.example",
        "notlocalhost",
        "127.0.0.1.evil.example:8091",
        "1.2.3.4.5",
        "x.models.example.org",
        "[::1].evil.example",
        "localhost@evil.example",
        "evil.example:8091:localhost"
      })
  void shouldNotKnowNamesThatOthersCanHaveResolveToIt(String host) {
    assertThat(hosts.knows(host)).isFalse();
  }

  @Test
  void shouldRefuseTokensThatAreGuessed() {
    assertThatThrownBy(() -> new AccessProperties(List.of("short"), List.of()))
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short");
    assertThat(new AccessProperties(List.of("a-token-that-is-long"), List.of()))
        .asString()
        .doesNotContain("a-token");
  }
}
