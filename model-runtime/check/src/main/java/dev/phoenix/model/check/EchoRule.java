package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text is the post itself: no answer to whoever asked for it, and nothing of the prompt's own
 * wording.
 */
final class EchoRule implements Rule {

  private static final int SHINGLE = 8;

  private static final List<Pattern> ANSWERS =
      List.of(
          Pattern.compile(
              "\\bas an? (?:ai|artificial intelligence|large language|language)\\b[a-z"
                  + " ]{0,20}\\b(?:model|assistant)\\b"),
          Pattern.compile(
              "\\bcomo (?:un |una )?(?:modelo de lenguaje|asistente de ia|inteligencia"
                  + " artificial|modelo de ia)\\b"),
          Pattern.compile(
              "^[\\s\"'*]*(?:sure|certainly|of course|absolutely|okay|ok)\\b[!,. ]{1,4}(?:here|i"
                  + " |this is|below)"),
          Pattern.compile(
              "^[\\s\"'*]*here(?: is|'s|’s| are) (?:your|the|a|my) [a-z"
                  + " ]{0,30}?(?:post|draft|text|version|caption|tweet)\\b"),
          Pattern.compile(
              "^[\\s\"'*¡]*(?:claro|por supuesto|desde luego|entendido)[!,. ]{1,4}(?:aqui|te |esta"
                  + " es|a continuacion)"),
          Pattern.compile(
              "^[\\s\"'*]*aqui (?:tienes|esta|te dejo|va) (?:tu|el|la|un|una) [a-z"
                  + " ]{0,30}?(?:publicacion|post|borrador|texto|version|tuit)\\b"),
          Pattern.compile(
              "\\blet me know if you(?:'d|’d| would)? (?:like|want|need) (?:me to|any|to)"
                  + " (?:change|adjust|revise|edit|modif|another)"),
          Pattern.compile(
              "\\b(?:dime|avisame|hazme saber) si (?:quieres|deseas|necesitas) (?:que"
                  + " )?(?:cambi|ajust|modific|otra version)"),
          Pattern.compile(
              "\\bi (?:can't|cannot|can’t|am unable to|'m unable to)"
                  + " (?:help|assist|write|create|fulfill|comply)"),
          Pattern.compile(
              "\\bno puedo (?:ayudarte|ayudar|escribir|cumplir|crear)"
                  + " (?:con|esta?|es[ao]|una?)\\b"),
          Pattern.compile("</?(?:brief|draft|findings|evidence|data|think|post)\\b[^<>\n]{0,40}+>"),
          Pattern.compile(
              "\"?\\b(?:must_?mention|banned_?terms|max_?chars|key_?points)\\b\"? ?[:=]"),
          Pattern.compile(
              "(?:^|\n"
                  + ") ?\\**(?:revised |corrected |final"
                  + " )?(?:post|draft|text|caption|publicacion|borrador|texto)(?: final|"
                  + " corregid[oa])?\\** ?:"));

  private final Set<List<String>> scaffolding = new HashSet<>();

  EchoRule(List<String> scaffolds) {
    for (String scaffold : scaffolds) {
      List<String> words = Words.of(Folding.loose(scaffold)).list();
      for (int i = 0; i + SHINGLE <= words.size(); i++) {
        scaffolding.add(words.subList(i, i + SHINGLE));
      }
    }
  }

  @Override
  public List<Finding> check(Subject subject) {
    for (Pattern pattern : ANSWERS) {
      Matcher matcher = pattern.matcher(subject.own());
      if (matcher.find()) {
        return finding(matcher.group());
      }
    }
    List<String> words = subject.ownWords().list();
    for (int i = 0; i + SHINGLE <= words.size(); i++) {
      List<String> shingle = words.subList(i, i + SHINGLE);
      if (scaffolding.contains(shingle)) {
        return finding(String.join(" ", shingle));
      }
    }
    return List.of();
  }

  private static List<Finding> finding(String found) {
    return List.of(
        Code.PROMPT_ECHO.error(
            "\"%s\" speaks to whoever asked for the text, not to its readers."
                .formatted(Quote.of(found.strip()))));
  }
}
