package dev.phoenix.workers.monitoring.health.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A port that takes connections. */
public record TcpProbe(String host, int port, Duration limit) implements Probe {

  @Override
  public Finding look() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(limit.toMillis()));
      return Finding.up("takes connections");
    } catch (IOException e) {
      return Finding.down("%s:%d takes no connection: %s", host, port, e.getMessage());
    }
  }
}
