package dev.phoenix.local.cli;

import dev.phoenix.local.rest.Feedback;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code feedback list}: the latest feedback, and how much there is. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the latest feedback, and how much there is.")
public final class FeedbackListCommand implements Callable<Integer> {

  private static final int WIDTH = 60;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many, 1 to 1000.",
      defaultValue = "20")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var feedback = new Feedback(Workers.of(System.getenv()));
    System.out.printf("%-24s %8s  %-4s %-16s %s%n", "GIVEN", "FEEDBACK", "LANG", "SOURCE", "TEXT");
    for (var example : feedback.latest(lines)) {
      System.out.printf(
          Locale.ROOT,
          "%-24s %8.2f  %-4s %-16s %s%n",
          example.path("timestamp").asText(),
          example.path("feedback").asDouble(),
          example.path("language").asText(),
          shown(example.path("source").asText(), 16),
          shown(example.path("response").asText(), WIDTH));
    }
    var counts = feedback.counts();
    System.out.printf(
        "%d in all, %d about golden topics, %d that no night used yet%n",
        counts.path("total").asLong(),
        counts.path("golden").asLong(),
        counts.path("unused").asLong());
    return 0;
  }

  /** On one line, without what would steer a terminal. */
  private static String shown(String text, int width) {
    var plain = text.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return plain.codePointCount(0, plain.length()) <= width
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, width - 1)) + "…";
  }
}
