package dev.phoenix.workers.console.page;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses with the fields of a filter. */
final class Addresses {

  static final String BEFORE = "before";

  private Addresses() {}

  /** With all fields that are not empty, but for the place in the list. */
  static String of(String path, Map<String, String> fields) {
    return builder(path, fields).encode().build().toUriString();
  }

  /** The same from behind this number on. */
  static String before(String path, Map<String, String> fields, long number) {
    return builder(path, fields).queryParam(BEFORE, number).encode().build().toUriString();
  }

  private static UriComponentsBuilder builder(String path, Map<String, String> fields) {
    var address = UriComponentsBuilder.fromPath(path);
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty() && !name.equals(BEFORE)) {
            // as a template's variable: then each sign that means something is escaped
            address.queryParam(name, "{" + name + "}");
          }
        });
    return address.uriVariables(Map.copyOf(fields));
  }
}
