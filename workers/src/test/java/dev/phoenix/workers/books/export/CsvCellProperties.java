package dev.phoenix.workers.books.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvCellProperties {

  @Property
  void shouldBeReadAsItWasWrittenExceptForTheApostrophe(
      @ForAll("texts") String one, @ForAll("texts") String other) {
    // when
    var cells = read(CsvCell.text(one) + "," + CsvCell.text(other));

    // then
    assertThat(cells).containsExactly(shown(one), shown(other));
  }

  @Property
  void shouldNeverBeginAFormula(@ForAll("texts") String text) {
    // when
    var cell = read(CsvCell.text(text)).getFirst();

    // then
    assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
  }

  private static String shown(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  /** One record, by the grammar of RFC 4180. */
  private static List<String> read(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        assertThat(quoted || cell.isEmpty()).as("A quote stands at an end").isTrue();
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        assertThat(quoted || (c != '\r' && c != '\n')).as("No line ends unquoted").isTrue();
        cell.append(c);
      }
    }
    assertThat(quoted).isFalse();
    cells.add(cell.toString());
    return cells;
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(20),
        Arbitraries.strings().withChars("=+-@\t\r\n,\"' a").ofMaxLength(12));
  }
}
