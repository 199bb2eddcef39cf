package dev.phoenix.connector.prometheus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A body of type {@code application/x-www-form-urlencoded}. */
final class Form {

  private final StringBuilder text = new StringBuilder();

  Form add(String name, String value) {
    text.append(text.length() == 0 ? "" : "&")
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
