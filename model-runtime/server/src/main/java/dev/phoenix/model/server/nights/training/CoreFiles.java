package dev.phoenix.model.server.nights.training;

import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.core.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** phoenix-core, unpacked when somebody asks for a part of it. */
public final class CoreFiles implements NightModel {

  private final Path folder;
  private @Nullable BaseModel base;

  /**
   * @param folder where its files are unpacked to
   */
  public CoreFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String name() {
    return ShippedModel.NAME;
  }

  @Override
  public Path weights() throws IOException {
    return ShippedModel.unpackWeights(folder);
  }

  @Override
  public Path gguf() throws IOException {
    return ShippedModel.unpack(folder);
  }

  @Override
  public synchronized BaseModel base() throws IOException {
    if (base == null) {
      base = BaseModel.of(name(), gguf());
    }
    return base;
  }

  @Override
  public Optional<Path> replay() throws IOException {
    return Optional.of(ShippedModel.unpackReplay(folder));
  }

  @Override
  public Optional<Path> general() throws IOException {
    return Optional.of(ShippedModel.unpackGeneral(folder));
  }

  @Override
  public Vocabulary vocabulary() {
    return ShippedModel.vocabulary();
  }
}
