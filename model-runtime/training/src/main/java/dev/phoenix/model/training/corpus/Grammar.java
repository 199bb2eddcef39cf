package dev.phoenix.model.training.corpus;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determiners, agreement and the joins between words, by language. */
final class Grammar {

  private static final Map<String, String[]> ENGLISH =
      Map.of(
          "the", new String[] {"the", "the"},
          "our", new String[] {"our", "our"},
          "this", new String[] {"this", "these"},
          "a", new String[] {"a", ""});

  private static final Map<String, String[]> SPANISH =
      Map.of(
          "el", new String[] {"el", "la", "los", "las"},
          "nuestro", new String[] {"nuestro", "nuestra", "nuestros", "nuestras"},
          "este", new String[] {"este", "esta", "estos", "estas"},
          "un", new String[] {"un", "una", "unos", "unas"});

  private static final Pattern DE_EL = Pattern.compile("\\b([Dd]e|[Aa]) el (?=\\p{Ll})");
  private static final Pattern Y_I = Pattern.compile(" y (?=(?i:i|hi(?!e)))");

  /** A vowel that is heard, so not that of "useful" and "one", but that of "honest". */
  private static final Pattern A_AN =
      Pattern.compile(
          "\\b([Aa]) (?!(?i:uni|use|usu|uti|eu|one\\b|once|ukulele))"
              + "(?=(?i:[aeiou]|honest|honou?r|hour|heir))");

  private static final Pattern START = Pattern.compile("(^|[.!?…:]\\s+)([¿¡\"]*)(\\p{Ll})");

  private Grammar() {}

  /** A noun phrase behind a determiner of the sentence files. */
  static String determined(Language language, String determiner, NounPhrase phrase) {
    var allowed = phrase.definite() ? (language == Language.EN ? "the" : "el") : determiner;
    var forms = (language == Language.EN ? ENGLISH : SPANISH).get(allowed);
    if (forms == null) {
      throw new IllegalArgumentException("Unknown slot {" + determiner + "}");
    }
    var article = language == Language.EN ? forms[phrase.plural() ? 1 : 0] : forms[phrase.form()];
    return article.isEmpty() ? phrase.text() : article + " " + phrase.text();
  }

  /** A Spanish adjective, given in the masculine singular, as gender and number ask. */
  static String agree(String adjective, int form) {
    boolean feminine = form % 2 == 1;
    var word = adjective;
    if (feminine && word.endsWith("o")) {
      word = word.substring(0, word.length() - 1) + "a";
    } else if (feminine && word.endsWith("dor")) {
      word = word + "a";
    }
    if (form < 2) {
      return word;
    }
    if (word.endsWith("z")) {
      return word.substring(0, word.length() - 1) + "ces";
    }
    return "aeiouáéó".indexOf(word.charAt(word.length() - 1)) >= 0 ? word + "s" : word + "es";
  }

  /** Contractions and the forms that the next letter decides. */
  static String join(Language language, String text) {
    if (language == Language.EN) {
      return A_AN.matcher(text).replaceAll("$1n ");
    }
    var contracted = DE_EL.matcher(text).replaceAll("$1l ");
    return Y_I.matcher(contracted).replaceAll(" e ");
  }

  /** Capital letters at the beginning of sentences; after a colon, case stays. */
  static String capitalise(String sentence) {
    var matcher = START.matcher(sentence);
    return matcher.replaceAll(
        match ->
            match.group(1).startsWith(":")
                ? Matcher.quoteReplacement(match.group())
                : Matcher.quoteReplacement(
                    match.group(1) + match.group(2) + match.group(3).toUpperCase(Locale.ROOT)));
  }
}
