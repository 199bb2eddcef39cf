package dev.phoenix.local.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.local.UserError;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCheckTest {

  @RegisterExtension
  static final WireMockExtension CLUSTER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"8.6.0", "8.8.14", "8.9.0-alpha1", "8.10.2"})
  void shouldAcceptAClusterThatIsNewEnough(String version) throws Exception {
    // given
    CLUSTER.stubFor(get("/v2/topology").willReturn(okJson(topology(version))));

    // when
    var line = ClusterCheck.check(cluster(http()));

    // then
    assertThat(line).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.5.8", "7.22.0", "", "eight"})
  void shouldNameAVersionThatIsTooOld(String version) {
    CLUSTER.stubFor(get("/v2/topology").willReturn(okJson(topology(version))));
    refused(http(), "needs 8.6 or later");
  }

  @Test
  void shouldSayThatTheCredentialsAreRefused() {
    CLUSTER.stubFor(get("/v2/topology").willReturn(unauthorized()));
    refused(http(), "refuses the credentials (401)");
  }

  @Test
  void shouldSayThatItIsNoRestAddress() {
    CLUSTER.stubFor(get("/v2/topology").willReturn(aResponse().withStatus(404)));
    refused(http(), "no /v2/topology");
  }

  @Test
  void shouldSayThatNothingListens() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    refused("http://127.0.0.1:" + free, "cannot be reached");
    assertThatThrownBy(() -> ClusterCheck.checkGateway(URI.create("http://127.0.0.1:" + free)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--cluster-grpc");
  }

  @Test
  void shouldSayThatItsCertificateIsNotTrusted() {
    refused(
        "https://localhost:" + CLUSTER.getRuntimeInfo().getHttpsPort(),
        "certificate",
        "CAMUNDA_CLIENT_CA_CERTIFICATE_PATH");
  }

  @Test
  void shouldGuessTheGatewayFromTheRestAddress() {
    assertThat(ClusterCheck.usualGateway(URI.create("https://camunda.example.org/cluster")))
        .isEqualTo(URI.create("https://camunda.example.org:26500"));
    assertThatCode(
            () ->
                ClusterCheck.checkGateway(
                    URI.create("http://127.0.0.1:" + CLUSTER.getRuntimeInfo().getHttpPort())))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldSignInWithClientCredentials() throws Exception {
    // given
    CLUSTER.stubFor(
        post("/token").willReturn(okJson("{\"access_token\":\"abc\",\"expires_in\":300}")));
    CLUSTER.stubFor(get("/v2/topology").willReturn(okJson(topology("8.8.14"))));
    var credentials =
        Credentials.from(
            Map.of(
                "CAMUNDA_CLIENT_AUTH_METHOD", "oidc",
                "CAMUNDA_CLIENT_AUTH_TOKEN_URL", http() + "/token",
                "CAMUNDA_CLIENT_AUTH_CLIENT_ID", "phoenix",
                "CAMUNDA_CLIENT_AUTH_CLIENT_SECRET", "s3cret"));

    // when
    ClusterCheck.check(new Camunda(URI.create(http()), credentials));

    // then
    CLUSTER.verify(
        getRequestedFor(urlEqualTo("/v2/topology"))
            .withHeader("Authorization", equalTo("Bearer abc")));
    assertThat(credentials.toString()).doesNotContain("s3cret");
  }

  @Test
  void shouldNeverShowASecretWhenNoTokenIsGiven() {
    // given
    CLUSTER.stubFor(post("/token").willReturn(unauthorized()));
    var credentials = new Credentials.Oidc(URI.create(http() + "/token"), "phoenix", "s3cret", "");

    // when / then
    assertThatThrownBy(() -> ClusterCheck.check(new Camunda(URI.create(http()), credentials)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("gave no token (401)")
        .hasMessageNotContaining("s3cret");
  }

  private static void refused(String address, String... reasons) {
    assertThatThrownBy(() -> ClusterCheck.check(cluster(address)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(address)
        .hasMessageContainingAll(reasons);
  }

  private static String http() {
    return "http://127.0.0.1:" + CLUSTER.getRuntimeInfo().getHttpPort();
  }

  private static Camunda cluster(String address) {
    return new Camunda(URI.create(address), Credentials.demo());
  }

  private static String topology(String version) {
    return "{\"brokers\":[{\"nodeId\":0,\"version\":\"%s\"}],\"clusterSize\":1,\"gatewayVersion\":\"%s\"}"
        .formatted(version, version);
  }
}
