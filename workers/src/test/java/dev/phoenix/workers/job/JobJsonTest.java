package dev.phoenix.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.policy.CheckInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobJsonTest {

  record Sample(@Nullable String name, int count, @Nullable List<Integer> sizes) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\":\"hunter2\"}    | 'count' is not a int",
        "{\"count\":1.5}            | 'count' is not a int",
        "{\"count\":null}           | 'count' is not a int",
        "{\"count\":1,\"name\":{\"secret\":\"hunter2\"}} | 'name' is not a string",
        "{\"count\":1,\"name\":[\"hunter2\"]} | 'name' is not a string",
        "{\"count\":1,\"sizes\":\"hunter2\"} | 'sizes' is not a list",
        "{\"count\":1,\"sizes\":[\"hunter2\"]} | 'sizes.[0]' is not a Integer"
      })
  void shouldNameThePlaceAndNeverTheValue(String json, String expected) {
    // when / then
    assertThatThrownBy(() -> JobJson.read(json, Sample.class))
        .isInstanceOf(JobInputException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldTellWhatARecordRefuses() {
    // when / then
    assertThatThrownBy(() -> JobJson.read("{\"text\":\"a\"}", CheckInput.class))
        .isInstanceOf(JobInputException.class)
        .hasMessage("the variable 'brief' is missing or null");
  }

  @Test
  void shouldReadOnlyWhatIsAskedFor() {
    // when
    var sample = JobJson.read("{\"count\":3,\"other\":{\"a\":[1]}}", Sample.class);

    // then
    assertThat(sample).isEqualTo(new Sample(null, 3, null));
    assertThat(JobJson.variables(Sample.class)).containsExactly("name", "count", "sizes");
  }

  @Test
  void shouldReadWhatIsNestedAsDeepAsTheEngineAllows() {
    // given
    var deep = "{\"count\":1,\"other\":" + "[".repeat(999) + "]".repeat(999) + "}";

    // when / then
    assertThat(JobJson.read(deep, Sample.class).count()).isEqualTo(1);
  }
}
