package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.UserError;
import dev.phoenix.local.rest.Feedback;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code feedback import FILE}: exits with 1 if a line is broken. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Imports lines of JSON; lines that are there already add nothing.")
public final class FeedbackImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "See bpmn/learning/README.md for its fields.")
  private Path file = Path.of("");

  @Option(names = "--strict", description = "Import nothing if a line is broken.")
  private boolean strict;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Where lines that do not say it are from; the file's name by default.")
  private String source = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UserError(file + " is no file that can be read");
    }
    var name = source.isBlank() ? String.valueOf(file.getFileName()) : source;
    var feedback = new Feedback(Workers.of(System.getenv()));
    return print(feedback.add(BodyPublishers.ofFile(file), name, strict));
  }

  private static int print(JsonNode report) {
    report
        .path("problems")
        .forEach(
            problem ->
                System.err.printf(
                    "line %d %s%n",
                    problem.path("line").asLong(), problem.path("message").asText()));
    long broken = report.path("broken").asLong();
    if (broken > report.path("problems").size()) {
      System.err.printf("and %d more%n", broken - report.path("problems").size());
    }
    System.out.printf(
        "%d lines: %d added, %d there already, %d broken%s%n",
        report.path("lines").asLong(),
        report.path("added").asLong(),
        report.path("known").asLong(),
        broken,
        report.path("refused").asBoolean() ? "; nothing was imported" : "");
    report
        .path("scrubbed")
        .properties()
        .forEach(
            kind ->
                System.out.printf(
                    "replaced by [%s]: %d%n", kind.getKey(), kind.getValue().asInt()));
    if (report.path("golden").asLong() > 0) {
      System.out.printf(
          "%d about golden topics: kept, never trained on%n", report.path("golden").asLong());
    }
    return broken == 0 ? 0 : 1;
  }
}
