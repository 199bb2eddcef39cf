package dev.phoenix.local.rest;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/** Looks whether a user's own cluster has what Phoenix needs. */
public final class ClusterCheck {

  private static final int GATEWAY_PORT = 26500;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Pattern VERSION = Pattern.compile("8\\.(\\d+)\\..*");

  private ClusterCheck() {}

  /** Where the gRPC gateway listens as a rule: port 26500 of the host that serves the REST API. */
  public static URI usualGateway(URI rest) {
    return URI.create(rest.getScheme() + "://" + rest.getHost() + ":" + GATEWAY_PORT);
  }

  /** The gRPC gateway can be connected to; jobs, deployments and messages go there. */
  public static void checkGateway(URI gateway) {
    var port =
        gateway.getPort() > 0 ? gateway.getPort() : gateway.getScheme().endsWith("s") ? 443 : 80;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(gateway.getHost(), port), (int) LIMIT.toMillis());
    } catch (IOException e) {
      throw new UserError(
          "The cluster's gRPC gateway cannot be reached at "
              + gateway
              + " ("
              + e.getMessage()
              + "). Name its address with --cluster-grpc.",
          e);
    }
  }

  /** One line about the cluster; a {@link UserError} if it lacks something. */
  public static String check(Camunda camunda) throws InterruptedException {
    var response = camunda.send(camunda.request("/v2/topology").GET());
    switch (response.statusCode()) {
      case 200 -> {}
      case 401, 403 ->
          throw new UserError(
              camunda.address()
                  + " refuses the credentials ("
                  + response.statusCode()
                  + "). Set CAMUNDA_CLIENT_AUTH_METHOD to basic or oidc, with its user and"
                  + " password, or token URL, client id and secret.");
      case 404 ->
          throw new UserError(
              camunda.address()
                  + " has no /v2/topology: is it the REST address of Camunda 8.6 or later?");
      default ->
          throw new UserError(camunda.address() + "/v2/topology answered " + response.statusCode());
    }
    var topology = camunda.get("/v2/topology");
    var version = topology.path("gatewayVersion").asText("");
    var parts = VERSION.matcher(version);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) < 6) {
      throw new UserError(
          camunda.address() + " runs Camunda " + version + "; Phoenix needs 8.6 or later.");
    }
    if (topology.path("brokers").isEmpty()) {
      throw new UserError(camunda.address() + " is a gateway without brokers: is the cluster up?");
    }
    return "cluster " + camunda.address() + " runs Camunda " + version;
  }
}
