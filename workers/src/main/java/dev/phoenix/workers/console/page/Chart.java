package dev.phoenix.workers.console.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.workers.books.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * A chart of bars that stand on each other; what it shows stands in a table beside it, too.
 *
 * @param label what it shows
 * @param data as JSON: {@code {"across", "unit", "labels", "series": [{"name", "color",
 *     "values"}]}}
 */
record Chart(String label, String data) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * What is drawn in one color.
   *
   * @param name in the legend
   * @param color the name of a color of the style sheet
   * @param values one for each bar
   */
  record Series(String name, String color, List<BigDecimal> values) {

    static Series of(String name, String color, List<Money> values) {
      return new Series(name, color, values.stream().map(Money::amount).toList());
    }
  }

  /**
   * A chart.
   *
   * @param across whether bars lie, with their labels on the left
   * @param unit of all values
   */
  static Chart of(
      String label, boolean across, String unit, List<String> labels, List<Series> series) {
    var data = MAPPER.createObjectNode().put("across", across).put("unit", unit);
    data.set("labels", MAPPER.valueToTree(labels));
    data.set("series", MAPPER.valueToTree(series));
    return new Chart(label, data.toString());
  }
}
