package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.storage.StorableText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /learning/feedback}: examples in and out as lines of JSON. An import must name its type,
 * {@code application/x-ndjson}, which no page of another site can send without being asked first
 * (and it is refused then); requests that come from a page's script are refused as well.
 */
@RestController
final class FeedbackController {

  private static final String LINES = "application/x-ndjson";
  private static final int PAGE = 500;
  private static final int MOST = 1_000;
  private static final int LONGEST_SOURCE = 100;

  /** What went wrong, and what to do. */
  record Refusal(String error) {}

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final FeedbackImport imports;
  private final Examples examples;
  private final long maxImport;
  private final Semaphore importing = new Semaphore(1);

  FeedbackController(FeedbackImport imports, Examples examples, LearningSettings settings) {
    this.imports = imports;
    this.examples = examples;
    this.maxImport = settings.maxImport().toBytes();
  }

  @PostMapping(
      value = "/learning/feedback",
      consumes = LINES,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> add(
      InputStream body,
      @RequestParam(defaultValue = "false") boolean strict,
      @RequestParam(defaultValue = "import") String source,
      @RequestHeader(name = "Origin", required = false) String origin)
      throws IOException {
    if (origin != null) {
      return refusal(HttpStatus.FORBIDDEN, "Imports from web pages are refused");
    }
    if (source.isBlank() || source.length() > LONGEST_SOURCE || !StorableText.isStorable(source)) {
      return refusal(HttpStatus.BAD_REQUEST, "'source' must be 1 to 100 characters long");
    }
    if (!importing.tryAcquire()) {
      return refusal(HttpStatus.CONFLICT, "Another import is under way; try again when it ended");
    }
    try {
      var lines = new Bounded(body, maxImport);
      var report = strict ? imports.strict(lines, source) : imports.lenient(lines, source);
      return ResponseEntity.status(
              report.refused() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
          .body(report);
    } finally {
      importing.release();
    }
  }

  @GetMapping(value = "/learning/feedback", produces = LINES)
  void all(HttpServletResponse response) throws IOException {
    response.setContentType(LINES);
    response.setHeader("Cache-Control", "no-store");
    var out = response.getOutputStream();
    List<Examples.Placed> page = examples.after(-1, PAGE);
    while (!page.isEmpty()) {
      for (var placed : page) {
        out.write(FeedbackLine.write(placed.example()));
      }
      page = examples.after(page.getLast().seq(), PAGE);
    }
  }

  @GetMapping(value = "/learning/feedback/latest", produces = LINES)
  void latest(@RequestParam(defaultValue = "20") int most, HttpServletResponse response)
      throws IOException {
    response.setContentType(LINES);
    response.setHeader("Cache-Control", "no-store");
    for (var placed : examples.latest(Math.clamp(most, 1, MOST))) {
      response.getOutputStream().write(FeedbackLine.write(placed.example()));
    }
  }

  @GetMapping(value = "/learning/feedback/counts", produces = MediaType.APPLICATION_JSON_VALUE)
  Examples.Counts counts() {
    return examples.counts();
  }

  @ExceptionHandler
  ResponseEntity<?> tooLarge(TooLarge e) {
    return refusal(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "More than %d bytes: split the file, or raise phoenix.workers.learning.max-import"
            .formatted(maxImport));
  }

  private static ResponseEntity<?> refusal(HttpStatus status, String error) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Refusal(error));
  }

  /** A body that ends with an error where it becomes too long. */
  private static final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      spend(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      spend(Math.max(0, read));
      return read;
    }

    private void spend(int bytes) throws TooLarge {
      left -= bytes;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}
