package dev.phoenix.connector.feed;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Atom feed (RFC 4287) that may be hostile: no DTD, no external entity, nothing but what a
 * look-up needs.
 */
final class AtomReader {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String APP = "http://www.w3.org/2007/app";
  private static final int MAX_DEPTH = 100;

  private final XMLStreamReader xml;
  private int depth;

  private AtomReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads one document.
   *
   * @throws XMLStreamException if it is no well-formed Atom feed, or one with a DTD
   */
  static AtomPage read(byte[] document) throws XMLStreamException {
    // the JDK's own parser, whatever else is on the runtime's class path
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    var xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
    try {
      return new AtomReader(xml).feed();
    } finally {
      xml.close();
    }
  }

  private AtomPage feed() throws XMLStreamException {
    var entries = new ArrayList<AtomEntry>();
    String next = null;
    while (advance()) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (depth == 1 && !is(ATOM, "feed")) {
        throw new XMLStreamException(
            "the document is no Atom feed but <" + xml.getLocalName() + ">");
      }
      if (depth == 2 && is(ATOM, "link") && "next".equals(xml.getAttributeValue(null, "rel"))) {
        next = xml.getAttributeValue(null, "href");
      }
      if (depth == 2 && is(ATOM, "entry")) {
        entries.add(entry());
      }
    }
    return new AtomPage(List.copyOf(entries), next);
  }

  /** Reads the entry whose start was just met, up to its end. */
  private AtomEntry entry() throws XMLStreamException {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> links = new HashMap<>();
    while (depth >= 2 && advance()) {
      if (depth != 3 || xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (is(ATOM, "link")) {
        var rel = xml.getAttributeValue(null, "rel");
        var href = xml.getAttributeValue(null, "href");
        if (href != null) {
          links.putIfAbsent(rel == null ? "alternate" : rel, href);
        }
      } else if (is(ATOM, "id")
          || is(ATOM, "published")
          || is(ATOM, "updated")
          || is(APP, "edited")) {
        var name = xml.getLocalName();
        texts.putIfAbsent(name, text());
      }
    }
    var updated = instant(texts.get("updated"));
    var published = instant(texts.get("published"));
    var edited = instant(texts.get("edited"));
    return new AtomEntry(
        texts.get("id"),
        first(links, "edit", "self", "alternate"),
        published == null ? updated : published,
        edited == null ? updated : edited);
  }

  private String text() throws XMLStreamException {
    int level = depth;
    var text = new StringBuilder();
    while (depth >= level && advance()) {
      if (xml.getEventType() == XMLStreamConstants.CHARACTERS
          || xml.getEventType() == XMLStreamConstants.CDATA) {
        text.append(xml.getText());
      }
    }
    return text.toString().strip();
  }

  /**
   * One event on; the depth counts the elements that are open, so that after an end it is the
   * parent's.
   */
  private boolean advance() throws XMLStreamException {
    if (!xml.hasNext()) {
      return false;
    }
    switch (xml.next()) {
      case XMLStreamConstants.START_ELEMENT -> depth++;
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new XMLStreamException("a DTD or an entity of its own is not read");
      default -> {
        // text, comments and instructions between elements mean nothing here
      }
    }
    if (depth > MAX_DEPTH) {
      throw new XMLStreamException("elements are nested more than " + MAX_DEPTH + " deep");
    }
    return true;
  }

  private boolean is(String namespace, String name) {
    return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
  }

  private static @Nullable String first(Map<String, String> links, String... relations) {
    for (var relation : relations) {
      if (links.containsKey(relation)) {
        return links.get(relation);
      }
    }
    return null;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
