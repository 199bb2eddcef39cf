package dev.phoenix.model.trainer.data;

import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A data file, read line by line; what is wrong is named by file and line. */
final class SampleFile {

  private static final int LONGEST_LINE = 1 << 20;

  private final Path path;
  private final String digest;

  /** Checks that the file is there and has the digest that the job says. */
  SampleFile(DataFile file) throws IOException {
    this.path = file.file();
    if (!Files.isRegularFile(path)) {
      throw new RefusedException("The data file %s is missing".formatted(path));
    }
    this.digest = Digests.sha256(path);
    if (file.sha256() != null && !file.sha256().equals(digest)) {
      throw new RefusedException(
          "The data file %s was changed: its sha256 is %s, the job says %s"
              .formatted(path, digest, file.sha256()));
    }
  }

  String digest() {
    return digest;
  }

  /** Gives each sample; what its consumer refuses is broken too. */
  void read(Consumer<Sample> samples) throws IOException {
    int samplesRead = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int number = 1;
      for (int b = in.read(); b >= 0 || line.size() > 0; b = in.read()) {
        if (b >= 0 && b != '\n') {
          line.write(b);
          if (line.size() > LONGEST_LINE) {
            throw broken(number, "it is longer than %d bytes".formatted(LONGEST_LINE), null);
          }
          continue;
        }
        samplesRead += sample(number++, line.toByteArray(), samples) ? 1 : 0;
        line.reset();
      }
    }
    if (samplesRead == 0) {
      throw new RefusedException("The data file %s is empty".formatted(path));
    }
  }

  private boolean sample(int number, byte[] line, Consumer<Sample> samples) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      if (text.isBlank()) {
        return false;
      }
      samples.accept(SampleParser.parse(text));
      return true;
    } catch (CharacterCodingException e) {
      throw broken(number, "it is no UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw broken(number, String.valueOf(e.getMessage()), e);
    }
  }

  private RefusedException broken(int number, String why, @Nullable Exception cause) {
    String message = "The data file %s, line %d: %s".formatted(path, number, why);
    return cause == null ? new RefusedException(message) : new RefusedException(message, cause);
  }
}
