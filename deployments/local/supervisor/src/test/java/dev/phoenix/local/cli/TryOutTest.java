package dev.phoenix.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryOutTest {

  private static final String BUDGET = "PHOENIX_WORKERS_BOOKS_BUDGETS_PAYMENT_MONTHLY";
  private static final String TOKEN = "PHOENIX_WORKERS_TELEGRAM_TOKEN";
  private static final String USER = "PHOENIX_WORKERS_CONSOLE_USERS_0_NAME";

  @TempDir private Path folder;

  @Test
  void shouldBringMoneyALoginAndTheDouble() {
    // when
    var tryOut = TryOut.of(settings(), Map.of());

    // then
    assertThat(tryOut.telegram()).isTrue();
    assertThat(tryOut.ownLogin()).isFalse();
    assertThat(tryOut.settings().environment())
        .containsEntry(BUDGET, "500")
        .containsEntry(USER, "demo");
  }

  @Test
  void shouldLeaveWhatTheUserConfigured() {
    // given
    var own =
        settings()
            .with("PHOENIX_WORKERS_BOOKS_BUDGETS_APIACCOUNT_MONTHLY", "20")
            .with(USER, "clara")
            .with(TOKEN, "1:real");

    // when
    var tryOut = TryOut.of(own, Map.of());

    // then
    assertThat(tryOut.telegram()).isFalse();
    assertThat(tryOut.ownLogin()).isTrue();
    assertThat(tryOut.settings()).isEqualTo(own);
  }

  @Test
  void shouldNeverAskInAChatOfTheUsersOwn() {
    assertThatThrownBy(() -> TryOut.withDouble(settings(), Map.of(TOKEN, "1:real"), home()))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(TOKEN, "phoenix.yaml", "up --sample")
        .hasMessageNotContaining("1:real");
    assertThat(TryOut.withDouble(settings(), Map.of(), home()).telegram()).isTrue();
  }

  private Settings settings() {
    return Settings.read(home(), Map.of());
  }

  private Home home() {
    return Home.of(Map.of("PHOENIX_HOME", folder.toString()));
  }
}
