package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Slips of the pen. */
final class Typos {

  private Typos() {}

  static String in(String text, Random random) {
    var wrong = text;
    for (int i = 0; i < 8 && (wrong.equalsIgnoreCase(text) || wrong.isBlank()); i++) {
      wrong = slip(text, random);
    }
    return wrong;
  }

  private static String slip(String text, Random random) {
    int at = random.nextInt(text.length());
    var letter = String.valueOf((char) ('a' + random.nextInt(26)));
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
      case 1 -> text.substring(0, at) + letter + text.substring(at);
      case 2 -> text.substring(0, at) + letter + text.substring(Math.min(text.length(), at + 1));
      case 3 ->
          text.substring(0, at)
              + text.substring(Math.min(text.length(), at + 2 + random.nextInt(2)));
      case 4 -> {
        int to = Math.min(text.length(), at + 3);
        yield text.substring(0, to)
            + text.substring(at, to).toLowerCase(Locale.ROOT)
            + text.substring(to);
      }
      default -> {
        var words = text.split(" ");
        int word = random.nextInt(words.length);
        var kept = new ArrayList<>(List.of(words));
        if (words.length > 1) {
          kept.remove(word);
        }
        yield String.join(" ", kept);
      }
    };
  }
}
