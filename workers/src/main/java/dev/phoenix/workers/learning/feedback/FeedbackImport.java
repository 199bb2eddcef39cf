package dev.phoenix.workers.learning.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Imports feedback from lines of JSON, a few at a time: neither the length of the file nor that of
 * a line decides how much memory it takes. Importing a file again adds nothing.
 */
public final class FeedbackImport {

  private static final int BATCH = 200;
  private static final int LONGEST_LINE = 1 << 18;
  private static final int MOST_PROBLEMS = 100;

  private final FeedbackStore store;
  private final FeedbackLine reader;
  private final Path folder;

  /**
   * Imports into {@code store}.
   *
   * @param folder where a file that must be wholly right lies while it is checked
   */
  public FeedbackImport(FeedbackStore store, Clock clock, Path folder) {
    this.store = store;
    this.reader = new FeedbackLine(clock);
    this.folder = folder;
  }

  /** Imports what is right and names what is broken. Does not close {@code in}. */
  public ImportReport lenient(InputStream in, String source) throws IOException {
    var pass = new Pass(source, true);
    pass.read(in);
    return pass.report(false);
  }

  /** Imports all or, if a line is broken, nothing. Does not close {@code in}. */
  public ImportReport strict(InputStream in, String source) throws IOException {
    Files.createDirectories(folder);
    var copy = Files.createTempFile(folder, "import", ".jsonl");
    try {
      try (var out = Files.newOutputStream(copy)) {
        in.transferTo(out);
      }
      var check = new Pass(source, false);
      try (var file = Files.newInputStream(copy)) {
        check.read(file);
      }
      if (check.broken > 0) {
        return check.report(true);
      }
      try (var file = Files.newInputStream(copy)) {
        return lenient(file, source);
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** One way through a file. */
  private final class Pass {

    private final String source;
    private final boolean keeps;
    private final List<Feedback> batch = new ArrayList<>();
    private final List<ImportReport.Problem> problems = new ArrayList<>();
    private final Map<String, Integer> scrubbed = new TreeMap<>();
    private long lines;
    private long added;
    private long known;
    private long golden;
    private long broken;

    Pass(String source, boolean keeps) {
      this.source = source;
      this.keeps = keeps;
    }

    void read(InputStream in) throws IOException {
      var from = new LineReader(in, LONGEST_LINE);
      for (var line = next(from); line != null; line = next(from)) {
        var bytes = line.bytes();
        if (bytes != null
            && new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
          continue;
        }
        lines++;
        try {
          if (bytes == null) {
            throw new BrokenLine("is longer than " + LONGEST_LINE + " bytes");
          }
          add(reader.read(bytes, source));
        } catch (BrokenLine e) {
          broken++;
          if (problems.size() < MOST_PROBLEMS) {
            problems.add(new ImportReport.Problem(line.number(), e.problem()));
          }
        }
      }
      flush();
    }

    /** What was read before the sender went away is right and stays. */
    private LineReader.@Nullable Line next(LineReader from) throws IOException {
      try {
        return from.next();
      } catch (IOException | UncheckedIOException e) {
        flush();
        throw e;
      }
    }

    private void add(Feedback feedback) {
      if (keeps) {
        batch.add(feedback);
        if (batch.size() == BATCH) {
          flush();
        }
      }
    }

    private void flush() {
      if (!batch.isEmpty()) {
        var kept = store.keep(batch);
        batch.clear();
        added += kept.added();
        known += kept.known();
        golden += kept.golden();
        kept.scrubbed().forEach((kind, n) -> scrubbed.merge(kind.word(), n, Integer::sum));
      }
    }

    ImportReport report(boolean refused) {
      return new ImportReport(lines, added, known, golden, scrubbed, broken, problems, refused);
    }
  }
}
