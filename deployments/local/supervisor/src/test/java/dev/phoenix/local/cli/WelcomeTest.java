package dev.phoenix.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.rest.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown when everything is up. */
class WelcomeTest {

  private static final URI CLUSTER = URI.create("https://camunda.example:8080");

  @TempDir private Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
  private Home home;
  private Settings settings;

  @BeforeEach
  void readSettings() throws IOException {
    home = new Home(folder, folder, folder);
    settings = Settings.read(home, Map.of());
  }

  @Test
  void shouldShowTheLoginOfTheEmbeddedPlatform() {
    Welcome.print(out, settings.ports(), home, URI.create("http://127.0.0.1:8080"));
    assertThat(text()).contains("/tasklist   (demo / demo)", "curl -u demo:demo ");
  }

  @Test
  void shouldNotShowTheCredentialsOfACluster() {
    var credentials = new Credentials.Basic("clara", "hunter2");
    Welcome.printForCluster(out, settings.ports(), home, CLUSTER, credentials);
    assertThat(text())
        .contains("curl -u \"$CAMUNDA_CLIENT_AUTH_USERNAME:$CAMUNDA_CLIENT_AUTH_PASSWORD\" ")
        .doesNotContain("demo", "clara", "hunter2");
  }

  @Test
  void shouldAskForATokenWhereTheClusterWantsOne() {
    var credentials = new Credentials.Oidc(CLUSTER, "phoenix", "hunter2", "");
    Welcome.printForCluster(out, settings.ports(), home, CLUSTER, credentials);
    assertThat(text()).contains("Bearer $ACCESS_TOKEN").doesNotContain("demo", "hunter2");
  }

  @Test
  void shouldSendNoCredentialsWhereTheClusterWantsNone() {
    Welcome.printForCluster(out, settings.ports(), home, CLUSTER, new Credentials.None());
    assertThat(text()).contains("curl -H 'Content-Type").doesNotContain("demo", "Bearer");
  }

  private String text() {
    return shown.toString(StandardCharsets.UTF_8);
  }
}
