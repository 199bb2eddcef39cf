package dev.phoenix.feed.atom;

import java.net.URI;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;

/** The AtomPub service document (RFC 5023, 8): which collections there are and what they accept. */
public final class ServiceDocument {

  private ServiceDocument() {}

  /** The document in UTF-8. */
  public static byte[] write(String title, List<Collection> collections) {
    var workspace = new Element("workspace", Atom.APP).addContent(title(title));
    for (var collection : collections) {
      workspace.addContent(
          new Element("collection", Atom.APP)
              .setAttribute("href", collection.address().toString())
              .addContent(title(collection.title()))
              .addContent(new Element("accept", Atom.APP).setText(Atom.TYPE + ";type=entry")));
    }
    return XmlBytes.of(new Document(new Element("service", Atom.APP).addContent(workspace)));
  }

  private static Element title(String text) {
    return new Element("title", Atom.ATOM).setText(text);
  }

  /**
   * A collection that can be posted to.
   *
   * @param title for people
   * @param address absolute
   */
  public record Collection(String title, URI address) {}
}
