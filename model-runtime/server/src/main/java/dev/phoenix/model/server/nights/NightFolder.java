package dev.phoenix.model.server.nights;

import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.trainer.job.JobFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a night's files are.
 *
 * @param path of its folder, absolute
 */
public record NightFolder(Path path) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  /**
   * The folder of a night.
   *
   * @param root holds those of all nights
   * @throws NightRefusedException with {@link Reason#INVALID} if no night can have this id
   */
  public static NightFolder of(Path root, String id) {
    return new NightFolder(root.toAbsolutePath().normalize().resolve(checkId(id)));
  }

  /**
   * An id that names a night and nothing else, in a path either.
   *
   * @throws NightRefusedException with {@link Reason#INVALID} if it is none
   */
  public static String checkId(String id) {
    if (!isId(id)) {
      throw new NightRefusedException(
          Reason.INVALID,
          "A night's id must be 1 to 60 of A-Z a-z 0-9 . _ -, beginning with a letter or a digit");
    }
    return id;
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** The night's id. */
  public String id() {
    return Objects.requireNonNull(path.getFileName()).toString();
  }

  /** The examples, as they were handed in. */
  public Path train() {
    return path.resolve("train.jsonl");
  }

  /** The golden queries, as they were handed in. */
  public Path golden() {
    return path.resolve("golden.jsonl");
  }

  /** How far the night is. */
  public Path state() {
    return path.resolve("night.json");
  }

  /** What the trainer works in. */
  public JobFolder training() {
    return new JobFolder(path.resolve("train"));
  }

  /** What a gate works in. */
  public JobFolder gate(GateEngine engine) {
    return new JobFolder(
        path.resolve(
            switch (engine) {
              case DJL -> "gate";
              case LLAMA_CPP -> "gate-shipped";
            }));
  }

  /** A line for each pair of drafts that was compared. */
  public Path watch() {
    return path.resolve("watch.jsonl");
  }

  /** The report of a night that has ended, for people. */
  public Path html() {
    return path.resolve("report.html");
  }

  /** The same for programs. */
  public Path json() {
    return path.resolve("report.json");
  }
}
