package dev.phoenix.local.supervise;

import dev.phoenix.local.Json;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Trainers and gates of the nights: processes that outlive the model runtime, which started them
 * detached, so that it may be started again beside them. When everything is to end, they end too.
 * Each notes {@code process PID since INSTANT} in its folder's {@code lock}, and its launcher notes
 * its number in {@code launch.json} before that.
 */
public final class Orphans {

  private static final Pattern HOLDER = Pattern.compile("process ([0-9]{1,10}) since (\\S+)\\s*");
  private static final List<String> STEPS = List.of("train", "gate", "gate-shipped");

  private Orphans() {}

  /**
   * Ends those below a folder of nights.
   *
   * @param nights one folder for each night; may be missing
   * @return what could not be ended
   */
  public static List<ProcessIdentity> end(Path nights, Duration grace) {
    var left = new ArrayList<ProcessIdentity>();
    for (var folder : folders(nights)) {
      in(folder)
          .ifPresent(
              process -> {
                Set<ProcessIdentity> all = new LinkedHashSet<>();
                all.add(process);
                all.addAll(ProcessTree.members(process));
                left.addAll(ProcessTree.end(all, grace));
              });
    }
    return left;
  }

  /** Those that live below a folder of nights, with all that they started. */
  public static List<ProcessIdentity> living(Path nights) {
    return folders(nights).stream()
        .flatMap(folder -> in(folder).stream())
        .flatMap(
            process -> Stream.concat(Stream.of(process), ProcessTree.members(process).stream()))
        .distinct()
        .toList();
  }

  /** The living process that works in a folder of a night, such as {@code train}. */
  public static Optional<ProcessIdentity> in(Path folder) {
    return holder(folder.resolve("lock")).or(() -> launched(folder));
  }

  /**
   * The living process that a lock names. One that began after the lock was taken is another one
   * that got its number; a start is told in clock ticks, and may seem a moment later.
   */
  private static Optional<ProcessIdentity> holder(Path lock) {
    try {
      var text = HOLDER.matcher(Files.readString(lock));
      if (!text.matches()) {
        return Optional.empty();
      }
      var since = Instant.parse(text.group(2));
      var pid = Long.parseLong(text.group(1));
      return ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().startInstant())
          .filter(start -> !start.isAfter(since.plusSeconds(1)))
          .flatMap(start -> ProcessIdentity.of(pid));
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The living process that was launched for a folder, which it names, and has no lock yet. */
  private static Optional<ProcessIdentity> launched(Path folder) {
    try {
      var launch = Json.MAPPER.readTree(Files.readAllBytes(folder.resolve("launch.json")));
      var pid = launch.path("pid").asLong();
      return folder.toRealPath().equals(workplace(pid))
          ? ProcessIdentity.of(pid)
          : Optional.empty();
    } catch (IOException e) {
      // none was launched, it ended just now, or its launcher died while it wrote
      return Optional.empty();
    }
  }

  /** The last argument of a process. */
  private static Path workplace(long pid) throws IOException {
    var line = Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0");
    return Path.of(line[line.length - 1]).toRealPath();
  }

  private static List<Path> folders(Path nights) {
    var folders = new ArrayList<Path>();
    if (!Files.isDirectory(nights)) {
      return folders;
    }
    try (var each = Files.newDirectoryStream(nights)) {
      for (var night : each) {
        STEPS.stream().map(night::resolve).filter(Files::isDirectory).forEach(folders::add);
      }
    } catch (IOException e) {
      return folders;
    }
    return folders;
  }
}
