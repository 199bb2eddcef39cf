package dev.phoenix.model.gate.request;

import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether the files of a request are those that it was made for. */
public final class FileDigests {

  private FileDigests() {}

  /**
   * Reads all of them and compares.
   *
   * @throws RefusedException that names the file which is missing, was changed, or has no digest
   */
  public static void check(GateRequest request) throws IOException {
    boolean djl = request.engine() == GateEngine.DJL;
    if (djl) {
      request.base().check();
    }
    Stream.of(
            djl ? null : request.baseGguf(),
            request.adapter(),
            request.merged(),
            request.live(),
            request.golden(),
            request.general(),
            request.djlResult())
        .filter(Objects::nonNull)
        .filter(file -> !request.digests().containsKey(file.toString()))
        .forEach(
            file -> {
              throw new RefusedException(
                  "gate.json: digests does not name %s: add its sha256".formatted(file));
            });
    for (Map.Entry<String, String> entry : request.digests().entrySet()) {
      check(Path.of(entry.getKey()), entry.getValue());
    }
  }

  private static void check(Path file, String expected) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("The file %s is missing".formatted(file));
    }
    String digest = Digests.sha256(file);
    if (!digest.equals(expected)) {
      throw new RefusedException(
          "The file %s was changed: its sha256 is %s, gate.json says %s"
              .formatted(file, digest, expected));
    }
  }
}
