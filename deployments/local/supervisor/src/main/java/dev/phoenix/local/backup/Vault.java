package dev.phoenix.local.backup;

import dev.phoenix.signing.VerifyingKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A folder of archives. A file there that has an archive's name is a whole one: it is written under
 * another name and renamed.
 *
 * @param folder only its owner may look into it, if it is made here
 */
public record Vault(Path folder) {

  private static final Pattern NAME = Pattern.compile("phoenix-backup-(.+)\\.zip");
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");
  private static final String PART = ".part";
  private static final String OUR_PARTS = "{phoenix-backup-*.zip,." + BackupKey.PUBLIC + "}" + PART;

  /** Whether a backup may be called so: up to 64 letters, digits, points and hyphens. */
  public static boolean isId(String id) {
    return ID.matcher(id).matches() && !id.contains("..");
  }

  /** Where the archive of a backup is or would be. */
  public Path archive(String id) {
    return folder.resolve("phoenix-backup-" + id + ".zip");
  }

  /** Where it is written before it is whole. */
  Path part(String id) {
    return folder.resolve("phoenix-backup-" + id + ".zip" + PART);
  }

  /** The archives, the newest first; those that cannot be read come last. */
  public List<Archived> list() throws IOException {
    var archives = new ArrayList<Archived>();
    if (!Files.isDirectory(folder)) {
      return archives;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          archives.add(read(name.group(1), file));
        }
      }
    }
    archives.sort(
        Comparator.comparing(
                (Archived each) -> each.at() == null ? Instant.MIN : each.at(),
                Comparator.reverseOrder())
            .thenComparing(Archived::id));
    return archives;
  }

  private static Archived read(String id, Path file) throws IOException {
    long bytes = Files.size(file);
    try (var archive = Archive.open(file)) {
      var manifest = archive.manifest();
      return new Archived(
          id, manifest.at(), file, bytes, manifest.reason(), manifest.frozenMillis(), null);
    } catch (IOException e) {
      return new Archived(id, null, file, bytes, null, null, e.getMessage());
    }
  }

  /**
   * Makes the folder, and takes away what was not finished there, and nothing that another program
   * left.
   */
  void prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    try (var parts = Files.newDirectoryStream(folder, OUR_PARTS)) {
      for (var part : parts) {
        Files.delete(part);
      }
    }
  }

  /**
   * Whether there is an archive of that name that another Phoenix made.
   *
   * @param key of this one
   */
  boolean holdsAnothers(String id, VerifyingKey key) {
    return Files.exists(archive(id)) && isAnothers(archive(id), key);
  }

  /** One that cannot be read is nobody's. */
  private static boolean isAnothers(Path file, VerifyingKey key) {
    try (var archive = Archive.open(file)) {
      return !archive.isSignedBy(key);
    } catch (IOException broken) {
      return false;
    }
  }

  /** Gives a written part its name, also on disk; an archive of that name is replaced. */
  Path publish(String id) throws IOException {
    Files.move(part(id), archive(id), StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // not every system forces folders
    }
    return archive(id);
  }

  /** Writes a copy of an archive as a part. */
  void copy(Path archive, String id) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var in = FileChannel.open(archive, StandardOpenOption.READ);
        var out =
            FileChannel.open(
                part(id),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly)) {
      long size = in.size();
      for (long at = 0; at < size; ) {
        at += in.transferTo(at, size - at, out);
      }
      out.force(true);
    }
  }

  /**
   * Deletes the oldest beyond the number to keep. Those of another Phoenix, which may share the
   * folder, and those that cannot be read are neither counted nor deleted.
   *
   * @param key of this Phoenix
   * @param verified one that was just found good, which is kept whatever the others' times say
   * @return what was deleted
   */
  List<String> rotate(int keep, String verified, VerifyingKey key) throws IOException {
    var old =
        list().stream()
            .filter(each -> each.problem() == null && !each.id().equals(verified))
            .filter(each -> !isAnothers(each.archive(), key))
            .skip(keep - 1L)
            .toList();
    for (var each : old) {
      Files.delete(each.archive());
    }
    return old.stream().map(Archived::id).toList();
  }

  /**
   * Reads every byte of what is being written.
   *
   * @throws IOException if it is not as it should be
   */
  void verify(String id, VerifyingKey key) throws IOException {
    try (var packed = Archive.open(part(id))) {
      packed.verify(key);
    }
  }
}
