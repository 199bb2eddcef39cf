package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The model that an adapter was made for.
 *
 * @param name what people call it, such as {@code phoenix-core}
 * @param sha256 of its file, 64 hexadecimal digits: what it is recognised by
 */
public record BaseModel(String name, String sha256) {

  private static final int LONGEST_NAME = 200;

  /**
   * @throws AdapterException with {@link Reason#INVALID} if the name or the digest cannot be
   */
  public BaseModel {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new AdapterException(
          Reason.INVALID,
          "A base model's name must be one line of 1 to %d characters".formatted(LONGEST_NAME));
    }
    if (!Digests.isDigest(sha256)) {
      throw new AdapterException(
          Reason.INVALID, "A base model's sha256 must be 64 small hexadecimal digits");
    }
  }

  /**
   * The model in a file; reads all of it.
   *
   * @throws IOException if it cannot be read
   */
  public static BaseModel of(String name, Path file) throws IOException {
    return new BaseModel(name, Digests.sha256(file));
  }
}
