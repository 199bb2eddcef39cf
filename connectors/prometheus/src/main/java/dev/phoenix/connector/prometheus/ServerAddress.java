package dev.phoenix.connector.prometheus;

import java.net.URI;

/** Where a Prometheus server is. */
final class ServerAddress {

  private ServerAddress() {}

  static boolean usable(String address) {
    try {
      var uri = URI.create(address);
      var scheme = uri.getScheme();
      return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The address of an endpoint below {@code api/v1} of a usable address. */
  static URI endpoint(String address, String name) {
    return URI.create((address.endsWith("/") ? address : address + "/") + "api/v1/" + name);
  }
}
