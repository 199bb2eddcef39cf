package dev.phoenix.model.router.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A running {@link BackendProcess}. */
public final class ChildBackend implements AutoCloseable {

  private final Process process;
  private final URI address;

  private ChildBackend(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one with the Java and the classes of this process.
   *
   * @throws IOException if it does not start; what it said stands in the standard error
   */
  public static ChildBackend start(String model) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BackendProcess.class.getName(),
                model)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("The backend process did not start; see the standard error");
    }
    return new ChildBackend(process, URI.create(line));
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** Ends it as {@code kill -9} does: it cannot say goodbye. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
