package dev.phoenix.feed.atom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import javax.xml.XMLConstants;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * Reads XML that a stranger sent: no document type, so no entities of its own, and nothing is
 * fetched. Rome's own entry parser allows both.
 */
final class HardenedXml {

  private HardenedXml() {}

  /**
   * The root element.
   *
   * @param charset what the transport says; null leaves it to the document (RFC 7303)
   */
  static Element parse(byte[] document, @Nullable Charset charset) throws InvalidEntryException {
    var source = new InputSource(new ByteArrayInputStream(document));
    if (charset != null) {
      source.setEncoding(charset.name());
    }
    try {
      return builder().build(source).getRootElement();
    } catch (JDOMException | IOException e) {
      var reason = e.getCause() == null ? e : e.getCause();
      throw new InvalidEntryException(
          "The document is not well-formed XML, or has a DOCTYPE, which this server refuses: send"
              + " XML 1.0 in UTF-8, without DOCTYPE and without characters that XML forbids ("
              + reason.getMessage()
              + ")",
          e);
    }
  }

  private static SAXBuilder builder() {
    var builder = new SAXBuilder(XMLReaders.NONVALIDATING);
    builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    return builder;
  }
}
