package dev.phoenix.model.check;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every link comes from the brief, and none is of a kind that hides where it leads. */
final class LinkRule implements Rule {

  private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*+):");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "^(?:\\d{1,10}|0x[0-9a-f]{1,8}|[0-9a-fx]{1,10}(?:\\.[0-9a-fx]{1,10}){1,3}|\\[.*)$");

  @Override
  public List<Finding> check(Subject subject) {
    Set<String> links = new LinkedHashSet<>(Links.in(subject.text()));
    if (links.isEmpty()) {
      return List.of();
    }
    Set<String> given = given(subject.brief());
    List<Finding> findings = new ArrayList<>();
    for (String link : links) {
      String fault = fault(link);
      if (!fault.isEmpty()) {
        findings.add(Code.UNSAFE_LINK.error("The link %s %s.".formatted(Quote.of(link), fault)));
      } else if (!given.contains(link)) {
        findings.add(
            Code.UNSAFE_LINK.error("The link %s is not in the brief.".formatted(Quote.of(link))));
      }
    }
    return findings;
  }

  private static Set<String> given(Brief brief) {
    return Stream.of(
            List.of(brief.topic(), brief.audience()), brief.keyPoints(), brief.mustMention())
        .flatMap(List::stream)
        .flatMap(field -> Links.in(field).stream())
        .collect(Collectors.toSet());
  }

  private static String fault(String link) {
    var scheme = SCHEME.matcher(link);
    if (scheme.find() && link.startsWith("//", scheme.end())) {
      if (!scheme.group(1).equals("https") && !scheme.group(1).equals("http")) {
        return "does not start with https";
      }
    } else if (scheme.find(0)
        && Set.of("javascript", "vbscript", "data", "file", "blob").contains(scheme.group(1))) {
      return "runs or carries content instead of leading somewhere";
    }
    boolean schemed = link.contains("://");
    String authority =
        (schemed ? link.substring(link.indexOf("://") + 3) : link).split("[/?#\\\\]", 2)[0];
    if (schemed && authority.contains("@")) {
      return "hides its host behind a user name";
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    String name = host.startsWith("[") ? host : host.split(":", 2)[0];
    if (ADDRESS.matcher(name).matches()) {
      return "leads to a bare address instead of a name";
    }
    if (name.startsWith("xn--") || name.contains(".xn--")) {
      return "has a host in punycode";
    }
    return scripts(name) > 1 ? "mixes scripts in its host" : "";
  }

  private static long scripts(String host) {
    return host.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .distinct()
        .count();
  }
}
