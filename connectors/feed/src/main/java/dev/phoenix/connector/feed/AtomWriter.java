package dev.phoenix.connector.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an Atom entry (RFC 4287): its id is the marker, its texts are plain, a category carries
 * the digest, and a picture is an enclosure.
 */
final class AtomWriter {

  /** The scheme of the category whose term is the content's SHA-256. */
  static final String DIGEST_SCHEME = "urn:phoenix:sha-256";

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private AtomWriter() {}

  static byte[] entry(String marker, FeedPost post, Instant updated) {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("entry");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", post.language());
      element(xml, "id", marker);
      text(xml, "title", post.title());
      element(xml, "updated", updated.truncatedTo(ChronoUnit.MILLIS).toString());
      xml.writeStartElement("author");
      element(xml, "name", "Phoenix");
      xml.writeEndElement();
      xml.writeEmptyElement("category");
      xml.writeAttribute("scheme", DIGEST_SCHEME);
      xml.writeAttribute("term", post.digest());
      if (post.image() != null) {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "enclosure");
        xml.writeAttribute("type", "image/webp");
        xml.writeAttribute("href", post.image());
      }
      text(xml, "content", post.text());
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("An entry of valid text can be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("type", "text");
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
