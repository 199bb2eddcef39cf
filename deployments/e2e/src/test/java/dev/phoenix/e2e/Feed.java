package dev.phoenix.e2e;

import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The feed as a foreign reader sees it. */
final class Feed {

  private Feed() {}

  /** The addresses of what the newest entries enclose. */
  static List<String> enclosures(URI server) throws Exception {
    try (var reader = new XmlReader(server.resolve("/posts").toURL())) {
      return new SyndFeedInput()
          .build(reader).getEntries().stream()
              .flatMap(entry -> entry.getEnclosures().stream().map(SyndEnclosure::getUrl))
              .toList();
    }
  }

  /** The texts of the newest entries. */
  static List<String> texts(URI server) throws Exception {
    try (var reader = new XmlReader(server.resolve("/posts").toURL())) {
      return new SyndFeedInput()
          .build(reader).getEntries().stream()
              .flatMap(
                  entry ->
                      entry.getContents().stream()
                          .map(content -> Optional.ofNullable(content.getValue()).orElse("")))
              .toList();
    }
  }
}
