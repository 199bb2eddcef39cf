package dev.phoenix.model.training.trial;

import dev.phoenix.model.measure.Rate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The rates of a trial by name, in the order in which they were taken. */
public final class Figures {

  private final Map<String, Rate> rates = new LinkedHashMap<>();

  void put(String name, Rate rate) {
    rates.put(name, rate);
  }

  /** The rates by name. */
  public Map<String, Rate> rates() {
    return Map.copyOf(rates);
  }

  /** One of them. */
  public Rate rate(String name) {
    var rate = rates.get(name);
    if (rate == null) {
      throw new IllegalArgumentException("No figure " + name);
    }
    return rate;
  }

  /** One line each: {@code figure NAME VALUE rate}, the 95 % interval and the counts behind. */
  public String lines() {
    var text = new StringBuilder();
    rates.forEach(
        (name, rate) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "figure %s %.4f rate 95%% interval %.4f to %.4f, %d of %d%n",
                    name,
                    rate.value(),
                    rate.low(),
                    rate.high(),
                    rate.hits(),
                    rate.of())));
    return text.toString();
  }
}
