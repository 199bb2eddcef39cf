package dev.phoenix.local.backup;

import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a home that a backup holds.
 *
 * @param folders paths within the home
 * @param files paths within the home
 * @param bytes of all files
 * @param leftOut what is not in it, and why
 */
record Picture(List<Path> folders, List<Path> files, long bytes, List<String> leftOut) {

  private static final long CHUNK = 32L << 20;
  private static final String LINK = "a link or device";

  /** What a person should know of who has put parts of the data elsewhere; null for nothing. */
  @Nullable String warning() {
    var links = leftOut.stream().filter(line -> line.endsWith(": " + LINK)).toList();
    return links.isEmpty()
        ? null
        : "Not in it, since links are not followed: "
            + links.stream()
                .map(line -> line.substring(0, line.length() - LINK.length() - 2))
                .collect(Collectors.joining(", "));
  }

  /** Finds what is there, without opening any file. */
  static Picture of(Home home) throws IOException {
    var found = new Walk();
    for (var part : List.of(home.data(), home.directory().resolve("config"))) {
      if (Files.isDirectory(part)) {
        // itself it may be a link, such as to another disk
        found.from(part.toRealPath(), home.directory().relativize(part));
      }
    }
    return new Picture(
        List.copyOf(found.folders),
        found.files.stream().sorted().toList(),
        found.bytes,
        List.copyOf(found.leftOut));
  }

  /** The same with files that were written beside its copy. */
  Picture with(Path folder, List<String> names, long more) {
    return new Picture(
        Stream.concat(folders.stream(), Stream.of(folder)).toList(),
        Stream.concat(files.stream(), names.stream().map(folder::resolve)).sorted().toList(),
        bytes + more,
        leftOut);
  }

  /**
   * Copies all into a folder. A file system that shares blocks between copies shares them.
   *
   * @throws TooSlowException if it takes longer than the limit
   */
  void copy(Path home, Path into, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    for (var folder : folders) {
      Files.createDirectories(into.resolve(folder));
    }
    for (var file : files) {
      copyOne(home.resolve(file), into.resolve(file), end, limit);
    }
  }

  private static void copyOne(Path from, Path to, long end, Duration limit) throws IOException {
    try (var in = FileChannel.open(from, StandardOpenOption.READ);
        var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = in.size();
      for (long at = 0; at < size; ) {
        if (System.nanoTime() > end) {
          throw new TooSlowException(limit);
        }
        at += in.transferTo(at, Math.min(CHUNK, size - at), out);
      }
    }
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
  }

  /** Everything would stand still for too long. */
  static final class TooSlowException extends IOException {

    private static final long serialVersionUID = 1L;

    TooSlowException(Duration limit) {
      super(
          "Copying took longer than backup.freezeSeconds (%d s), and the platform matters more: nothing was kept. Back up while Phoenix is stopped, or raise the limit"
              .formatted(limit.toSeconds()));
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final LeftOut rules = new LeftOut();
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private Path start = Path.of("");
    private Path name = start;
    private long bytes;

    /** Finds what is below a folder, which has that name in the home. */
    void from(Path folder, Path called) throws IOException {
      start = folder;
      name = called;
      Files.walkFileTree(folder, this);
    }

    private Path named(Path found) {
      return found.equals(start) ? name : name.resolve(start.relativize(found));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      var path = named(folder);
      var reason = rules.folder(path);
      if (reason != null) {
        leftOut.add(path + ": " + reason);
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.add(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var path = named(file);
      var reason = attributes.isRegularFile() ? rules.file(path) : LINK;
      if (reason != null) {
        leftOut.add(path + ": " + reason);
      } else {
        files.add(path);
        bytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
