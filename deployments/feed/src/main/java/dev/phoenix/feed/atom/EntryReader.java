package dev.phoenix.feed.atom;

import static dev.phoenix.feed.atom.Atom.ATOM;

import dev.phoenix.feed.store.Category;
import dev.phoenix.feed.store.NewEntry;
import dev.phoenix.feed.store.Picture;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Atom entry document (RFC 4287) with JDOM, on which Rome stands: Rome's parser keeps no
 * xml:lang and lets repeated elements pass. Texts are taken exactly as they are, and only
 * type="text" is taken, so that markup is text.
 */
public final class EntryReader {

  private static final int LONGEST_MARKER = 1000;
  private static final int LONGEST_ADDRESS = 2000;
  private static final Pattern PICTURE = Pattern.compile("image/(webp|png|jpeg|gif)");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,9}");

  private EntryReader() {}

  /**
   * The entry of the document; one without atom:id gets a new urn:uuid.
   *
   * @param charset what the transport says about the encoding, if anything
   * @throws InvalidEntryException when it is not an entry with a title and a text
   */
  public static NewEntry read(byte[] document, @Nullable Charset charset)
      throws InvalidEntryException {
    Element entry = HardenedXml.parse(document, charset);
    require(
        entry.getName().equals("entry") && entry.getNamespace().equals(ATOM),
        "The document must be one <entry xmlns=\"" + ATOM.getURI() + "\">");
    var title = required(entry, "title", "The entry has no <title>: add one, it may be empty");
    var content = required(entry, "content", "The entry has no <content>: add one with the text");
    String text = textOf(content);
    require(!text.isBlank(), "The entry's <content> is empty: put the text into it");
    return new NewEntry(
        marker(entry),
        textOf(title),
        text,
        language(entry, content),
        author(entry),
        categories(entry),
        picture(entry));
  }

  private static String marker(Element entry) throws InvalidEntryException {
    var id = only(entry, "id");
    if (id == null) {
      return "urn:uuid:" + UUID.randomUUID();
    }
    String marker = id.getText();
    require(
        marker.length() <= LONGEST_MARKER && isAbsoluteIri(marker),
        "The entry's <id> must be an absolute IRI such as urn:uuid:..., without spaces and at most "
            + LONGEST_MARKER
            + " characters, or be left out");
    return marker;
  }

  private static boolean isAbsoluteIri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String textOf(Element construct) throws InvalidEntryException {
    String type = construct.getAttributeValue("type", "text");
    require(
        type.equals("text")
            && construct.getAttribute("src") == null
            && construct.getChildren().isEmpty(),
        "<"
            + construct.getName()
            + "> must be plain text: leave out type and src, or say type=\"text\", and escape"
            + " markup that is meant as text");
    return construct.getText();
  }

  private static @Nullable String language(Element entry, Element content)
      throws InvalidEntryException {
    String language = content.getAttributeValue("lang", Namespace.XML_NAMESPACE);
    if (language == null) {
      language = entry.getAttributeValue("lang", Namespace.XML_NAMESPACE);
    }
    if (language == null || language.isEmpty()) {
      return null;
    }
    require(
        LANGUAGE.matcher(language).matches(),
        "xml:lang must be a BCP 47 language tag such as en or es-MX");
    return language;
  }

  private static @Nullable String author(Element entry) {
    var author = entry.getChild("author", ATOM);
    String name = author == null ? null : author.getChildText("name", ATOM);
    return name == null || name.isBlank() ? null : name;
  }

  private static List<Category> categories(Element entry) throws InvalidEntryException {
    var categories = new ArrayList<Category>();
    for (var category : entry.getChildren("category", ATOM)) {
      String term = category.getAttributeValue("term");
      require(term != null, "Each <category> must have a term");
      categories.add(
          new Category(
              term, category.getAttributeValue("scheme"), category.getAttributeValue("label")));
    }
    return categories;
  }

  /** The one picture that is enclosed; enclosures of other types are not kept. */
  private static @Nullable Picture picture(Element entry) throws InvalidEntryException {
    var pictures =
        entry.getChildren("link", ATOM).stream()
            .filter(link -> "enclosure".equals(link.getAttributeValue("rel")))
            .filter(link -> PICTURE.matcher(link.getAttributeValue("type", "")).matches())
            .toList();
    if (pictures.isEmpty()) {
      return null;
    }
    require(pictures.size() == 1, "The entry encloses more than one picture: keep one");
    var link = pictures.getFirst();
    String address = link.getAttributeValue("href", "");
    require(
        address.length() <= LONGEST_ADDRESS && isHttp(address),
        "The href of an enclosed picture must be an http or https address of at most "
            + LONGEST_ADDRESS
            + " characters");
    return new Picture(URI.create(address), link.getAttributeValue("type"));
  }

  private static boolean isHttp(String address) {
    try {
      var uri = new URI(address);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Element required(Element entry, String name, String otherwise)
      throws InvalidEntryException {
    var element = only(entry, name);
    if (element == null) {
      throw new InvalidEntryException(otherwise);
    }
    return element;
  }

  private static @Nullable Element only(Element entry, String name) throws InvalidEntryException {
    var elements = entry.getChildren(name, ATOM);
    require(elements.size() <= 1, "The entry has more than one <" + name + ">: keep one");
    return elements.isEmpty() ? null : elements.getFirst();
  }

  private static void require(boolean holds, String otherwise) throws InvalidEntryException {
    if (!holds) {
      throw new InvalidEntryException(otherwise);
    }
  }
}
