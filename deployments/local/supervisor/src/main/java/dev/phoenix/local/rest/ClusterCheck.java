package dev.phoenix.local.rest;

import dev.phoenix.local.UserError;

/** Looks whether a user's own cluster has what Phoenix needs. */
public final class ClusterCheck {

  private ClusterCheck() {}

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
    var parts = version.split("\\.");
    if (parts.length < 2
        || !parts[0].equals("8")
        || Integer.parseInt(parts[1].replaceAll("\\D.*", "")) < 6) {
      throw new UserError(
          camunda.address() + " runs Camunda " + version + "; Phoenix needs 8.6 or later.");
    }
    if (topology.path("brokers").isEmpty()) {
      throw new UserError(camunda.address() + " is a gateway without brokers: is the cluster up?");
    }
    return "cluster " + camunda.address() + " runs Camunda " + version;
  }
}
