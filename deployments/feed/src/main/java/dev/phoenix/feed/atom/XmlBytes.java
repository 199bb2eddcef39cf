package dev.phoenix.feed.atom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jdom2.Document;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;

/** Serialises XML without touching a space or a line break of its texts. */
final class XmlBytes {

  private XmlBytes() {}

  static byte[] of(Document document) {
    var bytes = new ByteArrayOutputStream();
    try {
      new XMLOutputter(Format.getRawFormat().setLineSeparator(LineSeparator.UNIX))
          .output(document, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
