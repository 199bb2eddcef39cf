package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.rest.Deployment;
import dev.phoenix.local.rest.DeploymentLog;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy DIR}: deploys the flows, decisions and forms below a folder, all or none. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = "Deploys the flows below a folder.")
public final class DeployCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      description = "Another cluster's REST address; CAMUNDA_CLIENT_* sign in.")
  private @Nullable URI cluster;

  @Override
  public Integer call() throws InterruptedException {
    var home = Home.of(System.getenv());
    var ports = Settings.read(home, System.getenv()).ports();
    var camunda =
        cluster == null
            ? new Camunda(URI.create("http://127.0.0.1:" + ports.rest()), Credentials.demo())
            : new Camunda(cluster, Credentials.from(System.getenv()));
    var deployment = Deployment.of(List.of(folder));
    var log = new DeploymentLog(home.deployments());
    var from = folder.toAbsolutePath().normalize();
    if (log.has(deployment, from, camunda.address().toString())) {
      System.out.println("already deployed: digest " + deployment.digest());
      return 0;
    }
    for (JsonNode deployed : deployment.to(camunda)) {
      deployed.properties().forEach(each -> print(each.getKey(), each.getValue()));
    }
    log.add(deployment, from, camunda.address().toString());
    System.out.println("digest " + deployment.digest());
    return 0;
  }

  private static void print(String kind, JsonNode resource) {
    var id =
        kind.startsWith("process")
            ? "rocessDefinitionId"
            : kind.startsWith("form") ? "ormId" : "ecisionDefinitionId";
    resource
        .properties()
        .forEach(
            field -> {
              if (field.getKey().endsWith(id) || field.getKey().equals("bpmnProcessId")) {
                System.out.println(
                    kind
                        + " "
                        + field.getValue().asText()
                        + " version "
                        + resource
                            .path("version")
                            .asText(resource.path("processDefinitionVersion").asText("?")));
              }
            });
  }
}
