package dev.phoenix.local.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What opens the door: 256 random bits, new at each {@code up}.
 *
 * @param text as it stands in the file and in {@code Authorization: Bearer}
 */
public record DoorToken(String text) {

  private static final int BYTES = 32;
  private static final String OWNER_ALONE = "rw-------";

  /** A new one. */
  public static DoorToken make() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new DoorToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Writes it to a file that only its owner can read, also while it is written. */
  public void keepIn(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
    try {
      Files.writeString(next, text + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(next);
      throw e;
    }
  }

  /** Whether a header {@code Authorization} holds it; takes as long for a wrong one. */
  boolean opens(String header) {
    return MessageDigest.isEqual(
        ("Bearer " + text).getBytes(StandardCharsets.UTF_8),
        header.getBytes(StandardCharsets.UTF_8));
  }

  /** Not the token: this may come into a log. */
  @Override
  public String toString() {
    return "DoorToken";
  }
}
