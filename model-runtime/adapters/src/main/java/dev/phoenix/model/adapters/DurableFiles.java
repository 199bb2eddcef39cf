package dev.phoenix.model.adapters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes that a loss of power leaves done or undone. */
public final class DurableFiles {

  private DurableFiles() {}

  /** Writes a file that is not there yet. */
  public static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Writes a file in place of the one that may be there: one of the two is there at any time. */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    write(part, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** Copies a file to a place that is free. */
  public static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Moves a folder to a place that is free: it is there whole or not at all. */
  public static void move(Path from, Path to) throws IOException {
    forceFolder(from);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(Objects.requireNonNull(to.toAbsolutePath().getParent()));
  }

  /** Makes the entries of a folder durable, where the system can. */
  @SuppressWarnings("EmptyCatch")
  static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows does not open folders, and makes moves durable by itself
    }
  }

  /** Removes a folder with all in it; does nothing when it is not there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
