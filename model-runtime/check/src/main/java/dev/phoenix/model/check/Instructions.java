package dev.phoenix.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, in text that is only data, words meant to steer a language model (OWASP LLM01, prompt
 * injection).
 */
final class Instructions {

  private static final String PRIOR =
      "(?:previous|prior|above|earlier|preceding|all|any|your|the|these|those|my)";
  private static final String RULES =
      "(?:instructions?|rules?|prompts?|guidelines|directions|constraints|limits|restrictions|orders)";
  private static final String REGLAS =
      "(?:instrucciones|instruccion|reglas|indicaciones|ordenes|normas|directrices|restricciones|limites|prompt)";

  /** Signs that chat templates set roles with; nowhere in a post. */
  private static final Pattern ROLE_TAG =
      Pattern.compile(
          "<\\|[a-z_ ]{1,30}\\|>|\\[/?inst\\]|<</?sys>>|</?s>|<(?:start|end)_of_turn>|(?:^|\n"
              + ") ?#{2,4} ?(?:instruction|response|system)s?\\b ?:?|(?:^|\n"
              + ") ?(?:system|assistant) ?:");

  private static final List<Pattern> STEERING =
      List.of(
          Pattern.compile(
              "\\b(?:ignor(?:e|ing)|disregard|forget|override|bypass|skip)\\b(?: [a-z]{1,12}){0,3}?"
                  + " "
                  + PRIOR
                  + "(?: [a-z]{1,12}){0,3}? ?"
                  + RULES
                  + "\\b"),
          Pattern.compile(
              "\\b(?:ignore|disregard|forget) (?:everything|all|anything)(?: [a-z]{1,12}){0,2}?"
                  + " (?:above|before|said|told|you)\\b"),
          Pattern.compile(
              "\\b(?:ignora(?:r|d)?|ignore|ignoren|olvida(?:te"
                  + " de|r|d)?|olvide|omite|desobedece|descarta|salta(?:te)?)\\b(?:"
                  + " [a-z]{1,12}){0,3}? "
                  + REGLAS
                  + "\\b"),
          Pattern.compile("\\b(?:ignora|olvida) (?:todo )?lo (?:anterior|dicho)\\b"),
          Pattern.compile(
              "\\b(?:your|the|this|tu|el|su) (?:system|hidden|initial|developer)"
                  + " prompt\\b|\\bsystem prompt ?:"),
          Pattern.compile("\\b(?:tu|el|su) (?:prompt|mensaje) (?:de|del) sistema\\b"),
          Pattern.compile(
              "\\b(?:reveal|print|show|repeat|output|leak) (?:me )?(?:your|the|all) (?:system"
                  + " )?(?:prompt|instructions|rules)\\b"),
          Pattern.compile(
              "\\b(?:you are|act as|pretend to be|behave as) (?:now |a |an"
                  + " )?(?:dan|jailbroken|unrestricted|no longer|developer mode)\\b"),
          Pattern.compile(
              "\\bfrom now on,? you (?:are|will|must)\\b|\\bnew (?:system )?instructions? ?:"),
          Pattern.compile(
              "\\b(?:a partir de ahora|desde ahora),? (?:eres|seras|debes|vas a)\\b|\\bnuevas"
                  + " instrucciones ?:"));

  private static final List<Pattern> DEMANDS =
      List.of(
          Pattern.compile(
              "\\b(?:write|say|print|output|reply|respond|answer|return|type|repeat|post|publish)\\b(?:"
                  + " (?:with|exactly|just|in))? only(?: with)?(?: the (?:word|text|phrase))?["
                  + " :\"'“«]{1,4}([^\n"
                  + ".!?\"”»]{3,80})"),
          Pattern.compile(
              "\\bonly (?:write|say|print|output|reply|respond|answer|return|type|repeat|post)(?:"
                  + " with)?(?: the (?:word|text|phrase))?[ :\"'“«]{1,4}([^\n"
                  + ".!?\"”»]{3,80})"),
          Pattern.compile(
              "\\b(?:instead|and|then|,) ?(?:just"
                  + " )?(?:write|say|print|output|reply|respond|answer)(?: with)?(?: the"
                  + " (?:word|text|phrase))?[ :\"'“«]{1,4}([^\n"
                  + ".!?\"”»]{3,80})"),
          Pattern.compile(
              "\\b(?:escribe|di|imprime|responde|contesta|devuelve|repite|publica)"
                  + " (?:solo|solamente|unicamente|nada mas que|exactamente)(?: con)?(?: (?:la"
                  + " palabra|el texto|la frase))?[ :\"'“«]{1,4}([^\n"
                  + ".!?\"”»]{3,80})"),
          Pattern.compile(
              "\\b(?:solo|solamente|unicamente)"
                  + " (?:escribe|di|imprime|responde|contesta|devuelve|repite)(?: con)?(?: (?:la"
                  + " palabra|el texto|la frase))?[ :\"'“«]{1,4}([^\n"
                  + ".!?\"”»]{3,80})"),
          Pattern.compile(
              "\\b(?:y|luego|,) ?(?:escribe|di|imprime|responde|contesta)(?: con)?(?: (?:la"
                  + " palabra|el texto|la frase))?[ :\"'“«]{1,4}([^\n"
                  + ".!?\"”»]{3,80})"));

  private Instructions() {}

  /**
   * What in a loosely folded field is meant for a model.
   *
   * @return the steering words themselves and what they demand; empty when the field holds none
   */
  static List<String> in(String folded) {
    List<String> found = new ArrayList<>();
    collect(ROLE_TAG, 0, folded, found);
    STEERING.forEach(pattern -> collect(pattern, 0, folded, found));
    boolean steers = !found.isEmpty();
    for (int i = 0; i < DEMANDS.size(); i++) {
      // "and say hello" is a demand only beside words that steer; "write only ..." is one by itself
      if (steers || i % 3 != 2) {
        int before = found.size();
        collect(DEMANDS.get(i), 1, folded, found);
        if (found.size() > before) {
          collect(DEMANDS.get(i), 0, folded, found);
        }
      }
    }
    return found;
  }

  /** The first role tag in a loosely folded text, or an empty string. */
  static String roleTag(String folded) {
    Matcher matcher = ROLE_TAG.matcher(folded);
    return matcher.find() ? matcher.group().strip() : "";
  }

  private static void collect(Pattern pattern, int group, String folded, List<String> found) {
    Matcher matcher = pattern.matcher(folded);
    while (matcher.find() && found.size() < 20) {
      found.add(matcher.group(group).strip());
    }
  }
}
