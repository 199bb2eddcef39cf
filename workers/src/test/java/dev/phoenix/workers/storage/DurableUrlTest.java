package dev.phoenix.workers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurableUrlTest {

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:/data/w", "jdbc:h2:~/w;MODE=PostgreSQL", "JDBC:H2:mem:w"})
  void shouldAddTheSettingWhereItIsMissing(String url) {
    // when / then
    assertThat(DurableUrl.of(url)).isEqualTo(url + ";WRITE_DELAY=0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:file:/data/w;WRITE_DELAY=500",
        "jdbc:h2:file:/data/w;write_delay=1;MODE=PostgreSQL",
        "jdbc:h2:file:/data/w;WRITE_DELAY=0;INIT=SET WRITE_DELAY 500",
        "jdbc:h2:file:/data/w;WRITE_DELAY=-1"
      })
  void shouldRefuseAnyOtherDelay(String url) {
    // when / then
    assertThatThrownBy(() -> DurableUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("remove it");
  }

  @Test
  void shouldLeaveOtherDatabasesAlone() {
    // given
    var url = "jdbc:postgresql://127.0.0.1/phoenix";

    // when / then
    assertThat(DurableUrl.of(url)).isEqualTo(url);
  }
}
