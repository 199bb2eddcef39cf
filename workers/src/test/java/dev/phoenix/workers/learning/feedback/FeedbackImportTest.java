package dev.phoenix.workers.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.storage.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackImportTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldAddNothingWhenAFileIsImportedAgain(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var file = line("Bread") + line("Cake") + "\r\n" + line("Bread") + "\n";

    // when
    var first = under.imports(folder).lenient(stream(file), "crm");
    var again = under.imports(folder).strict(stream(file), "other");

    // then
    assertThat(first).isEqualTo(new ImportReport(3, 2, 1, 0, Map.of(), 0, List.of(), false));
    assertThat(again.added()).isZero();
    assertThat(again.known()).isEqualTo(3);
    assertThat(under.all()).extracting(e -> e.origin().source()).containsExactly("crm", "crm");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameBrokenLinesByNumberAndKeepTheOthers(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var file = line("Bread") + "\n" + "nonsense\n" + "x".repeat(300_000) + "\n" + line("Cake");

    // when
    var report = under.imports(folder).lenient(stream(file), "crm");

    // then
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.broken()).isEqualTo(2);
    assertThat(report.problems()).extracting(ImportReport.Problem::line).containsExactly(3L, 4L);
    assertThat(report.problems().get(1).message()).isEqualTo("is longer than 262144 bytes");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepNothingOfAFileThatMustBeWhollyRight(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);

    // when
    var report = under.imports(folder).strict(stream(line("Bread") + "nonsense\n"), "crm");

    // then
    assertThat(report.refused()).isTrue();
    assertThat(report.problems()).extracting(ImportReport.Problem::line).containsExactly(2L);
    assertThat(under.all()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void shouldExportWhatAnotherStoreImportsAsTheSame(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under
        .imports(folder)
        .lenient(
            stream(
                line("Bread, ask joe@b.example or ana@b.example") + line("Pan \\\"de\\\" leña 🎉")),
            "crm");
    var file = new ByteArrayOutputStream();
    for (var example : under.all()) {
      file.write(FeedbackLine.write(example));
    }

    // when
    var same = under.imports(folder).strict(stream(file.toString(StandardCharsets.UTF_8)), "x");
    var other = FeedbackUnderTest.on(database);
    other.imports(folder).strict(stream(file.toString(StandardCharsets.UTF_8)), "x");

    // then
    assertThat(same.known()).isEqualTo(2);
    assertThat(other.all()).isEqualTo(under.all());
    assertThat(file.toString(StandardCharsets.UTF_8)).doesNotContain("joe@", "ana@");
  }

  @Test
  void shouldKnowItsOwnVerdictsAgain() throws Exception {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);
    var origin = new Origin("verdict", "7:1", 7L, "a", "phoenix-core", null);
    var brief = FeedbackUnderTest.brief("Bread");
    under
        .store()
        .keep(
            List.of(
                new Feedback(brief, "Bread!", null, null, 1, FeedbackUnderTest.NOW, origin, null)));
    var file = new String(FeedbackLine.write(under.all().getFirst()), StandardCharsets.UTF_8);

    // when
    var report = under.imports(folder).lenient(stream(file), "crm");

    // then
    assertThat(report.known()).isEqualTo(1);
    assertThat(under.all()).hasSize(1);
  }

  @Test
  void shouldTellGoldenTopicsAndWhatWasTakenOut() throws Exception {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);

    // when
    var report =
        under
            .imports(folder)
            .lenient(
                stream(
                    line("the last FERRY now leaves two hours later!")
                        + line("Call +49 30 901820")),
                "crm");

    // then
    assertThat(report.golden()).isEqualTo(1);
    assertThat(report.scrubbed()).isEqualTo(Map.of("phone", 2));
    assertThat(under.all()).extracting(Example::split).containsExactly(Split.GOLDEN, Split.TRAIN);
    assertThat(under.meters().counter("phoenix.feedback.scrubbed", "kind", "phone").count())
        .isEqualTo(2);
  }

  @Test
  void shouldKeepWhatCameBeforeTheSenderWentAway() {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);
    var cut =
        new InputStream() {
          private final InputStream begun = stream(line("Bread") + line("Cake") + "{\"inp");

          @Override
          public int read() throws IOException {
            int next = begun.read();
            if (next < 0) {
              throw new IOException("connection reset");
            }
            return next;
          }
        };

    // when / then
    assertThatThrownBy(() -> under.imports(folder).lenient(cut, "crm"))
        .hasMessage("connection reset");
    assertThat(under.all()).hasSize(2);
  }

  @Test
  void shouldStoreWhileItReads() throws Exception {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);
    var endless = new Generated(1_500, under);

    // when
    var report = under.imports(folder).lenient(endless, "crm");

    // then
    assertThat(report.added()).isEqualTo(1_500);
    assertThat(endless.mostUnstored).isLessThan(1_000);
  }

  /** Makes line after line and looks how far the store is behind. */
  private static final class Generated extends InputStream {

    private final int count;
    private final FeedbackUnderTest under;
    private int made;
    private long mostUnstored;
    private byte[] line = new byte[0];
    private int at;

    Generated(int count, FeedbackUnderTest under) {
      this.count = count;
      this.under = under;
    }

    @Override
    public int read() {
      if (at == line.length && !more()) {
        return -1;
      }
      return line[at++] & 0xFF;
    }

    private boolean more() {
      if (made == count) {
        return false;
      }
      line = line("Bread number " + made++).getBytes(StandardCharsets.UTF_8);
      at = 0;
      if (made % 250 == 0) {
        mostUnstored = Math.max(mostUnstored, made - under.examples().counts().total());
      }
      return true;
    }
  }

  private static String line(String topic) {
    return FeedbackLineTest.VALID
            .replace("\"Bread\"", "\"" + topic + "\"")
            .replace("Fresh bread!", "All about " + topic)
        + "\n";
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
