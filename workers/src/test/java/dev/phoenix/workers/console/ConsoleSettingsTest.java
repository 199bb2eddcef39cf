package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phoenix.workers.console.ConsoleSettings.Role;
import dev.phoenix.workers.console.ConsoleSettings.User;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSettingsTest {

  private static final String HASH = "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  @ParameterizedTest
  @ValueSource(strings = {"{bcrypt}" + HASH, "{noop}secret"})
  void shouldTakeHashesAndMarkedPasswords(String password) {
    // when
    var user = new User("ana", password, Role.DECIDER);

    // then
    assertThat(user.toString()).isEqualTo("User[ana, DECIDER]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", HASH, "{bcrypt}secret", "{noop}", "{md5}secret", ""})
  void shouldRefuseOtherPasswordsWithoutRepeatingThem(String password) {
    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new User("ana", password, Role.VIEWER))
        .withMessageContaining("'ana'")
        .withMessageNotContaining("secret")
        .withMessageNotContaining("N9qo8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "a\nb"})
  void shouldRefuseNamesThatCannotLogIn(String name) {
    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new User(name, "{noop}secret", Role.VIEWER));
  }

  @Test
  void shouldRefuseANameThatIsThereTwice() {
    // given
    var user = new User("ana", "{noop}secret", Role.VIEWER);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ConsoleSettings(true, List.of(user, user), URI.create("http://localhost")))
        .withMessageContaining("'ana' is there twice");
  }
}
