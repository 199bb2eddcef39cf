package dev.phoenix.model.adapters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

/** What the tests add. */
final class TestAdapters {

  static final BaseModel BASE = new BaseModel("phoenix-core", "ab".repeat(32));
  static final BaseModel OTHER = new BaseModel("other-core", "cd".repeat(32));

  private TestAdapters() {}

  static AdapterRegistry open(Path folder) throws IOException {
    return new AdapterRegistry(folder.resolve("registry"), Clock.systemUTC());
  }

  /** A file whose bytes depend on the seed; the registry does not look into it. */
  static Path file(Path folder, int bytes, long seed) throws IOException {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return Files.write(folder.resolve("adapter-%d.gguf".formatted(seed)), content);
  }

  static NewAdapter adapter(Path folder, String name, long seed) throws IOException {
    return adapter(folder, name, BASE, seed);
  }

  static NewAdapter adapter(Path folder, String name, BaseModel base, long seed)
      throws IOException {
    return new NewAdapter(
        name, file(folder, 1000, seed), base, 8, 16, "seed " + seed, Map.of("loss", 1.25));
  }
}
