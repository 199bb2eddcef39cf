package dev.phoenix.local.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The engine's answers are those that 8.6.0 gave. */
class DeploymentTest {

  @RegisterExtension
  static final WireMockExtension ENGINE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private Path folder;

  @Test
  void shouldDeployAllResourcesBelowAFolderInOneRequest() throws Exception {
    // given
    write("flow.bpmn", "<bpmn/>");
    write("deeper/route.dmn", "<dmn/>");
    write("deeper/ask.form", "{}");
    write("README.md", "not deployed");
    ENGINE.stubFor(
        post("/v2/deployments")
            .willReturn(
                okJson(
                    "{\"deploymentKey\":1,\"deployments\":[{\"process\":{\"processDefinitionId\":\"flow\","
                        + "\"processDefinitionVersion\":2,\"processDefinitionKey\":7}}],\"tenantId\":\"<default>\"}")));

    // when
    var deployed = Deployment.of(List.of(folder)).to(engine());

    // then
    assertThat(deployed.path(0).path("process").path("processDefinitionVersion").asInt())
        .isEqualTo(2);
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo("/v2/deployments"))
            .withBasicAuth(new BasicCredentials("demo", "demo"))
            .withRequestBodyPart(aMultipart("resources").withBody(containing("<bpmn/>")).build())
            .withRequestBodyPart(aMultipart("resources").withBody(containing("<dmn/>")).build())
            .withRequestBodyPart(aMultipart("resources").withBody(containing("{}")).build()));
  }

  @Test
  void shouldShowTheEnginesRefusal() throws Exception {
    // given
    write("flow.bpmn", "<bpmn/>");
    var reason = "'flow.bpmn': - Element: task\\n    - ERROR: Must have an outgoing sequence flow";
    ENGINE.stubFor(
        post("/v2/deployments")
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("Content-Type", "application/problem+json")
                    .withBody(
                        "{\"title\":\"INVALID_ARGUMENT\",\"status\":400,\"detail\":\""
                            + reason
                            + "\"}")));
    var deployment = Deployment.of(List.of(folder));

    // when / then
    assertThatThrownBy(() -> deployment.to(engine()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Nothing was deployed")
        .hasMessageContaining("- ERROR: Must have an outgoing sequence flow");
  }

  @Test
  void shouldGiveTheSameDigestForTheSameContentOnly() throws Exception {
    // given
    write("flow.bpmn", "<bpmn/>");
    var before = Deployment.of(List.of(folder)).digest();

    // when
    var same = Deployment.of(List.of(folder)).digest();
    write("flow.bpmn", "<bpmn />");
    var changed = Deployment.of(List.of(folder)).digest();

    // then
    assertThat(same).isEqualTo(before).hasSize(64);
    assertThat(changed).isNotEqualTo(before);
  }

  @Test
  void shouldRefuseAFolderWithNothingToDeploy() throws Exception {
    // given
    write("README.md", "nothing");

    // when / then
    assertThatThrownBy(() -> Deployment.of(List.of(folder)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(folder.toString());
    assertThatThrownBy(() -> Deployment.of(List.of(folder.resolve("absent"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not a folder");
  }

  @Test
  void shouldRememberWhatWasDeployedFromWhichFolder() throws Exception {
    // given
    write("flow.bpmn", "<bpmn/>");
    var deployment = Deployment.of(List.of(folder));
    var log = new DeploymentLog(folder.resolve("home/deployments.jsonl"));
    var other = Files.createDirectories(folder.resolve("other"));

    // when
    log.add(deployment, folder, "http://one");

    // then
    assertThat(log.has(deployment, folder, "http://one")).isTrue();
    assertThat(log.has(deployment, other, "http://one")).isFalse();
    assertThat(log.has(deployment, folder, "http://two")).isFalse();
    assertThat(log.latest().orElseThrow().path("digest").asText()).isEqualTo(deployment.digest());
    write("flow.bpmn", "<bpmn/><!-- changed -->");
    assertThat(log.has(Deployment.of(List.of(folder)), folder, "http://one")).isFalse();
  }

  @Test
  void shouldRecordTheCommitAndWhetherFilesDifferFromIt() throws Exception {
    // given
    write("flow.bpmn", "<bpmn/>");
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "flow");
    write("flow.bpmn", "<bpmn />");
    Path file = Files.createTempFile("deployments", ".jsonl");
    Files.delete(file);
    var log = new DeploymentLog(file);

    // when
    log.add(Deployment.of(List.of(folder)), folder, "http://one");

    // then
    var line = log.latest().orElseThrow();
    assertThat(line.path("commit").asText()).matches("[0-9a-f]{40}");
    assertThat(line.path("changedSince").asBoolean()).isTrue();
    Files.delete(file);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private static Camunda engine() {
    return new Camunda(URI.create(ENGINE.baseUrl()), Credentials.demo());
  }

  private void write(String name, String content) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
