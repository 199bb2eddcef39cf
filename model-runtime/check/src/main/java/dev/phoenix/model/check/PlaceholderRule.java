package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nothing is left for somebody else to fill in. */
final class PlaceholderRule implements Rule {

  private static final String BLANKS =
      "your|name|insert|company|brand|product|link|url|date|time|place|location|event|city|email|phone|number|price|hashtag"
          + "|placeholder|here|audience|topic|customer|website|address|handle|title|signature"
          + "|tu|su|nombre|insertar?|inserte|empresa|marca|producto|enlace|fecha|hora|lugar|evento|ciudad|correo|telefono"
          + "|numero|precio|aqui|publico|tema|cliente|sitio|direccion|titulo|firma|x+";

  private static final List<Pattern> FOLDED =
      List.of(
          Pattern.compile("\\{\\{[^{}\n]{0,80}+\\}\\}"),
          Pattern.compile("\\$?\\{[a-z_][a-z0-9_. -]{0,40}+\\}"),
          Pattern.compile("\\[[^\\[\\]\n]{0,60}?\\b(?:" + BLANKS + ")\\b[^\\[\\]\n]{0,60}+\\]"),
          Pattern.compile("\\[[a-z]{1,30}+(?:_[a-z]{1,30}){1,4}\\]"),
          Pattern.compile("<[^<>\n]{0,60}?\\b(?:" + BLANKS + ")\\b[^<>\n]{0,60}+>"),
          Pattern.compile("\\[(?:\\.{2,10}|…|_{1,20})\\]"),
          Pattern.compile("_{4,40}"),
          Pattern.compile("\\blorem ipsum\\b"),
          Pattern.compile(
              "\\b(?:your|insert) (?:[a-z]{1,20}"
                  + " )?(?:company|brand|business|product|name|text|link|logo) here\\b"),
          Pattern.compile(
              "\\b(?:tu|su) (?:empresa|marca|negocio|producto|nombre|texto|enlace|logo) aqui\\b"),
          Pattern.compile("\\binsert(?:ar?|e)? (?:your|tu|su|el|la) [a-z]{1,20} (?:here|aqui)\\b"));

  /** Upper case only: "todo" is a Spanish word, and "xxx" a way to send kisses. */
  private static final Pattern MARKS = Pattern.compile("\\b(?:TBD|FIXME|XXX|TODO(?=\\s*:))\\b");

  private static final Pattern ENGLISH_MARK = Pattern.compile("\\bTODO\\b");

  /**
   * Camunda's connector runtime puts secrets in the place of these, whatever text they stand in: a
   * text that holds one must not reach a connector, even when the brief holds it too.
   */
  private static final Pattern SECRET = Pattern.compile("\\{\\{|\\bsecrets\\.[A-Za-z0-9_]");

  @Override
  public List<Finding> check(Subject subject) {
    Matcher secret = SECRET.matcher(subject.text());
    if (secret.find()) {
      return List.of(
          Code.PLACEHOLDER.error(
              "\"%s\" refers to a secret: write it differently.".formatted(secret.group())));
    }
    for (Pattern pattern : FOLDED) {
      Matcher matcher = pattern.matcher(subject.own());
      if (matcher.find()) {
        return finding(matcher.group());
      }
    }
    String text = subject.text();
    for (Pattern pattern : List.of(MARKS, ENGLISH_MARK)) {
      Matcher matcher = pattern.matcher(text);
      boolean applies = pattern != ENGLISH_MARK || subject.brief().language().equals("en");
      if (applies
          && matcher.find()
          && Occurrence.isIn(subject.own(), Folding.loose(matcher.group()))) {
        return finding(matcher.group());
      }
    }
    return List.of();
  }

  private static List<Finding> finding(String found) {
    return List.of(
        Code.PLACEHOLDER.error("\"%s\" is left to be filled in.".formatted(Quote.of(found))));
  }
}
