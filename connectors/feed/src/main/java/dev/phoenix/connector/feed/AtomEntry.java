package dev.phoenix.connector.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The entry that is sent: an Atom entry document (RFC 4287) whose markup-like characters are text.
 *
 * @param title its title
 * @param text its content
 * @param language its language tag; null if it is not known
 */
record AtomEntry(String title, String text, @Nullable String language) {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /** SHA-256 over all that a reader sees, 64 hexadecimal digits. */
  String digest() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      for (var part : new String[] {title, text, language == null ? "" : language}) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        // the length keeps parts apart: "ab" + "c" is not "a" + "bc"
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /**
   * The entry as XML.
   *
   * @throws IllegalArgumentException if it holds a character that XML 1.0 cannot carry
   */
  String toXml(String marker, Instant updated) {
    requireXml("title", title);
    requireXml("text", text);
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("entry");
      xml.writeDefaultNamespace(ATOM);
      if (language != null) {
        xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
      }
      element(xml, "id", marker);
      text(xml, "title", title);
      element(xml, "updated", updated.truncatedTo(ChronoUnit.SECONDS).toString());
      xml.writeStartElement("author");
      element(xml, "name", "Phoenix");
      xml.writeEndElement();
      xml.writeEmptyElement("category");
      xml.writeAttribute("scheme", "urn:phoenix:sha-256");
      xml.writeAttribute("term", digest());
      text(xml, "content", text);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(
          "The entry cannot be written as XML: " + e.getMessage(), e);
    }
    return out.toString();
  }

  private static void element(javax.xml.stream.XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void text(javax.xml.stream.XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("type", "text");
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void requireXml(String field, String value) {
    var bad = value.codePoints().filter(c -> !allowed(c)).findFirst();
    if (bad.isPresent()) {
      throw new IllegalArgumentException(
          "The "
              + field
              + " holds the character U+"
              + String.format("%04X", bad.getAsInt())
              + ", which an Atom feed cannot carry: remove it");
    }
  }

  // https://www.w3.org/TR/xml/#charsets
  private static boolean allowed(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
