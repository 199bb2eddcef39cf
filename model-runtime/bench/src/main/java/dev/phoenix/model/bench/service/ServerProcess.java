package dev.phoenix.model.bench.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A model runtime as a process of its own, on free ports of this machine. */
public final class ServerProcess implements AutoCloseable {

  private static final int GRACE_SECONDS = 30;
  private static final int LINES_OF_LOG = 20;

  private final Process process;
  private final URI address;
  private final Path log;
  private final long started;

  private ServerProcess(Process process, URI address, Path log, long started) {
    this.process = process;
    this.address = address;
    this.log = log;
    this.started = started;
  }

  /**
   * Starts one; it is not ready when this returns.
   *
   * @param command the program and its first arguments, without ports
   * @param role what it serves, such as {@code text}
   * @param folder where it runs and keeps its files
   * @throws IOException if the program cannot be started
   */
  public static ServerProcess start(List<String> command, String role, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    int port = freePort();
    var whole = new ArrayList<>(command);
    whole.add("--server.port=" + port);
    whole.add("--server.address=127.0.0.1");
    whole.add("--phoenix.model-runtime.role=" + role);
    whole.add("--phoenix.model-runtime.grpc.port=0");
    // a model server of the user's is none of what is measured
    whole.add("--phoenix.model-runtime.discover-local=false");
    var log = folder.resolve("server.log");
    var builder =
        new ProcessBuilder(whole)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    long started = System.nanoTime();
    var process = builder.start();
    return new ServerProcess(
        process, URI.create("http://127.0.0.1:" + port), log.toAbsolutePath(), started);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it answers. */
  public URI address() {
    return address;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** When it was started, by {@link System#nanoTime}. */
  long started() {
    return started;
  }

  /** The end of what it said, for a message about it. */
  public String lastWords() {
    try {
      var lines = Files.readAllLines(log);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    } catch (IOException | UncheckedIOException e) {
      return "Its log cannot be read: " + e.getMessage();
    }
  }

  /** Ends it, politely first. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
