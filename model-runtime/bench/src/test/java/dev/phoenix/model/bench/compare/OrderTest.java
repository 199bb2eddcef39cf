package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  @Test
  void shouldReadModelsAndOptionsInAnyOrder() {
    // when
    var order =
        Order.parse(
            List.of(
                "a",
                "--server",
                "http://127.0.0.1:1",
                "--html",
                "c.html",
                "b",
                "--server-process",
                "7"));

    // then
    assertThat(order.models()).containsExactly("a", "b");
    assertThat(order.server().address()).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(order.server().process()).isEqualTo(7);
    assertThat(order.html()).isEqualTo(Path.of("c.html"));
    assertThat(order.threads()).isEqualTo(2);
    assertThat(order.json()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a --html",
        "a --colour red",
        "--json x.json",
        "a --threads 0",
        "a --threads 65",
        "a --threads two"
      })
  void shouldRefuseWhatItDoesNotUnderstand(String line) {
    var words = line.isEmpty() ? List.<String>of() : List.of(line.split(" ", -1));
    assertThatThrownBy(() -> Order.parse(words)).isInstanceOf(ComparisonException.class);
  }
}
