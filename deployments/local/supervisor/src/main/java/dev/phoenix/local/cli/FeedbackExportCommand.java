package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.rest.Feedback;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code feedback export FILE}: the file is there as a whole or not at all. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes all feedback as lines of JSON.")
public final class FeedbackExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Where to; replaced if it exists.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    var target = file.toAbsolutePath().normalize();
    var folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw new UserError(file + " cannot be written: its folder is missing, or it is one");
    }
    var part = Files.createTempFile(folder, "feedback", ".part");
    try {
      new Feedback(Workers.of(System.getenv())).export(part);
      long lines;
      try (var all = Files.lines(part)) {
        lines = all.count();
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      System.out.printf("%d lines written to %s%n", lines, file);
      return 0;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
