package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.connector.commons.http.HttpFailure;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An Atom publishing server (RFC 5023): its service document names collections, and each of them is
 * a feed that can be read to its end.
 *
 * @param web the service document's address; collections elsewhere are not followed
 */
public record FeedProbe(Web web) implements Probe {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String APP = "http://www.w3.org/2007/app";
  private static final int MOST_COLLECTIONS = 5;

  @Override
  public Finding look() throws HttpFailure {
    var service = web.get();
    if (service.status() != 200) {
      return Finding.down("the service document answers %d", service.status());
    }
    List<String> collections;
    try {
      collections = collections(service.body());
    } catch (XMLStreamException e) {
      return Finding.down("the service document cannot be read: %s", e.getMessage());
    }
    if (collections.isEmpty()) {
      return Finding.down("the service document names no collection");
    }
    int entries = 0;
    for (var address : collections.subList(0, Math.min(MOST_COLLECTIONS, collections.size()))) {
      try {
        var here = web.base().resolve(URI.create(address));
        if (!web.serves(here)) {
          continue;
        }
        var feed = web.get(here);
        if (feed.status() != 200) {
          return Finding.down("the collection %s answers %d", here.getPath(), feed.status());
        }
        entries += entries(feed.body());
      } catch (XMLStreamException | IllegalArgumentException e) {
        return Finding.down("a collection cannot be read: %s", e.getMessage());
      }
    }
    return Finding.up(
        "%d collections, %d entries on their first pages", collections.size(), entries);
  }

  private static List<String> collections(byte[] document) throws XMLStreamException {
    var found = new ArrayList<String>();
    var xml = reader(document);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("collection")
          && APP.equals(xml.getNamespaceURI())
          && xml.getAttributeValue(null, "href") != null) {
        found.add(xml.getAttributeValue(null, "href"));
      }
    }
    return found;
  }

  /** How many entries there are, each with an id and the time of its last change. */
  private static int entries(byte[] document) throws XMLStreamException {
    var xml = reader(document);
    boolean feed = false;
    int entries = 0;
    int ids = 0;
    int times = 0;
    int depth = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      depth++;
      boolean atom = ATOM.equals(xml.getNamespaceURI());
      var name = xml.getLocalName();
      feed |= depth == 1 && atom && name.equals("feed");
      entries += depth == 2 && atom && name.equals("entry") ? 1 : 0;
      ids += depth == 3 && atom && name.equals("id") ? 1 : 0;
      times += depth == 3 && atom && name.equals("updated") ? 1 : 0;
    }
    if (!feed || ids < entries || times < entries) {
      throw new XMLStreamException(feed ? "an entry has no id or no time" : "it is no Atom feed");
    }
    return entries;
  }

  private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    // the JDK's own parser, whatever else is on the class path
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(document));
  }
}
