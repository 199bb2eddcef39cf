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

  public BaseModel {
    if (!Digests.isDigest(sha256)) {
      throw new AdapterException(
          Reason.INVALID, "A base model's sha256 must be 64 small hexadecimal digits");
    }
  }

  /** The model in a file; reads all of it. */
  public static BaseModel of(String name, Path file) throws IOException {
    return new BaseModel(name, Digests.sha256(file));
  }
}
