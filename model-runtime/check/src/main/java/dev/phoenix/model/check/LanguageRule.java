package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.List;
import java.util.Set;

/**
 * The text is in the language of its brief. Counts function words, which no text of any length does
 * without, and as further evidence for Spanish its own letters and signs. Texts of fewer than eight
 * words give no finding: they hold too little evidence.
 */
final class LanguageRule implements Rule {

  private static final int FEWEST_WORDS = 8;
  private static final int FEWEST_FOREIGN = 3;
  private static final int ENOUGH_TO_MISS_ALL = 14;

  private static final Set<String> ENGLISH =
      Set.of(
          ("the of and to in is that for it with was on are this you your we our be have has from"
               + " they at by not but or an will what when which their there can if more about so"
               + " up out all do how just get who my his her its i as were been than then them"
               + " these those into here s t re ll ve")
              .split(" "));

  private static final Set<String> SPANISH =
      Set.of(
          ("el la los las de del que y en un una unos unas es por con para se su sus al lo como mas"
               + " pero este esta estos estas ya muy sin sobre tambien hay ser son fue tu tus te"
               + " nos nuestro nuestra nuestros nuestras cuando donde porque todo toda todos todas"
               + " cada desde hasta entre si aqui eso esto le les mi era han tiene")
              .split(" "));

  @Override
  public List<Finding> check(Subject subject) {
    List<String> words = subject.ownWords().list();
    if (words.size() < FEWEST_WORDS) {
      return List.of();
    }
    boolean spanish = subject.brief().language().equals("es");
    long english = words.stream().filter(ENGLISH::contains).count();
    long castilian =
        words.stream().filter(SPANISH::contains).count() + spanishSigns(subject.text());
    long own = spanish ? castilian : english;
    long foreign = spanish ? english : castilian;
    String name = spanish ? "Spanish" : "English";
    if (foreign >= FEWEST_FOREIGN && foreign > 2 * own) {
      return List.of(
          Code.WRONG_LANGUAGE.warning(
              "The text does not read as %s, the language of its brief.".formatted(name)));
    }
    if (words.size() >= ENOUGH_TO_MISS_ALL && own == 0) {
      return List.of(
          Code.WRONG_LANGUAGE.warning(
              "The text has none of the words that %s needs.".formatted(name)));
    }
    return List.of();
  }

  private static long spanishSigns(String text) {
    return Math.min(4, text.codePoints().filter(c -> "ñÑ¿¡".indexOf(c) >= 0).count());
  }
}
