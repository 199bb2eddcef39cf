package dev.phoenix.feed.atom;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.phoenix.feed.store.Category;
import dev.phoenix.feed.store.Entry;
import dev.phoenix.feed.store.NewEntry;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.springframework.web.util.HtmlUtils;

/** Writes entries as Atom with Rome, and adds the xml:lang that Rome has no place for. */
@SuppressWarnings("JavaUtilDate") // Rome's model is made of java.util.Date
public final class AtomWriter {

  private final String defaultAuthor;

  /** {@code defaultAuthor} is the author of entries that name none: Atom wants one. */
  public AtomWriter(String defaultAuthor) {
    this.defaultAuthor = defaultAuthor;
  }

  /** A feed document in UTF-8. */
  public byte[] write(FeedDocument document) {
    var feed = new Feed("atom_1.0");
    feed.setId(document.id());
    feed.setTitle(document.title());
    if (!document.subtitle().isEmpty()) {
      feed.setSubtitle(text(document.subtitle()));
    }
    feed.setUpdated(Date.from(document.updated()));
    feed.setAuthors(List.of(person(defaultAuthor)));
    feed.setOtherLinks(document.links().stream().map(AtomWriter::toRome).toList());
    feed.setEntries(document.entries().stream().map(this::toRome).toList());
    return XmlBytes.of(languagesAdded(feed, document.entries()));
  }

  /** An entry document in UTF-8. */
  public byte[] write(LinkedEntry entry) {
    var feed = new Feed("atom_1.0");
    feed.setEntries(List.of(toRome(entry)));
    Element element =
        languagesAdded(feed, List.of(entry)).getRootElement().getChild("entry", Atom.ATOM).detach();
    return XmlBytes.of(new Document(element));
  }

  private static Document languagesAdded(Feed feed, List<LinkedEntry> entries) {
    var document = toJdom(feed);
    var elements = document.getRootElement().getChildren("entry", Atom.ATOM);
    for (int i = 0; i < elements.size(); i++) {
      String language = entries.get(i).entry().text().language();
      if (language != null) {
        elements.get(i).setAttribute("lang", language, Namespace.XML_NAMESPACE);
      }
    }
    return document;
  }

  private static Document toJdom(Feed feed) {
    try {
      return new WireFeedOutput().outputJDom(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("Whatever was read as an entry can be written as one", e);
    }
  }

  private com.rometools.rome.feed.atom.Entry toRome(LinkedEntry linked) {
    Entry entry = linked.entry();
    var text = entry.text();
    var rome = new com.rometools.rome.feed.atom.Entry();
    rome.setId(text.marker());
    rome.setTitleEx(text(text.title()));
    rome.setContents(List.of(content(text)));
    rome.setAuthors(List.of(person(text.author() == null ? defaultAuthor : text.author())));
    rome.setCategories(text.categories().stream().map(AtomWriter::toRome).toList());
    rome.setPublished(Date.from(entry.published()));
    rome.setUpdated(Date.from(entry.published()));
    rome.setOtherLinks(otherLinks(linked));
    rome.setAlternateLinks(
        List.of(toRome(new FeedLink("alternate", linked.address(), "text/html"))));
    rome.setForeignMarkup(List.of(edited(entry.published())));
    return rome;
  }

  private static List<Link> otherLinks(LinkedEntry linked) {
    var self = toRome(new FeedLink("self", linked.address(), Atom.TYPE + ";type=entry"));
    var picture = linked.entry().text().picture();
    return picture == null
        ? List.of(self)
        : List.of(self, toRome(new FeedLink("enclosure", picture.address(), picture.type())));
  }

  /** Plain text, or HTML of the same text and the picture where there is one. */
  private static Content content(NewEntry entry) {
    var picture = entry.picture();
    if (picture == null) {
      return text(entry.content());
    }
    var content = new Content();
    content.setType(Content.HTML);
    content.setValue(
        "<p>%s</p><p><img src=\"%s\" alt=\"\"></p>"
            .formatted(
                HtmlUtils.htmlEscape(entry.content(), "UTF-8").replace("\n", "<br>"),
                HtmlUtils.htmlEscape(picture.address().toString(), "UTF-8")));
    return content;
  }

  private static Element edited(Instant instant) {
    return new Element("edited", Atom.APP).setText(instant.toString());
  }

  private static Content text(String value) {
    var content = new Content();
    content.setType(Content.TEXT);
    content.setValue(value);
    return content;
  }

  private static Person person(String name) {
    var person = new Person();
    person.setName(name);
    return person;
  }

  private static Link toRome(FeedLink link) {
    var rome = new Link();
    rome.setRel(link.rel());
    rome.setHref(link.href().toString());
    rome.setType(link.type());
    return rome;
  }

  private static com.rometools.rome.feed.atom.Category toRome(Category category) {
    var rome = new com.rometools.rome.feed.atom.Category();
    rome.setTerm(category.term());
    rome.setScheme(category.scheme());
    rome.setLabel(category.label());
    return rome;
  }
}
