package dev.phoenix.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds ports for a platform. */
final class FreePorts {

  private static final int COUNT = 14;

  private FreePorts() {}

  /** The first of fourteen free ports in a row, below those that the system gives to clients. */
  static int base() {
    return IntStream.iterate(
            20_000 + (int) (ProcessHandle.current().pid() % 500) * 20,
            base -> base < 32_000,
            base -> base + COUNT)
        .filter(base -> IntStream.range(base, base + COUNT).allMatch(FreePorts::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
