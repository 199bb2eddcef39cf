package dev.phoenix.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jsoup.Jsoup;

class RoundTripTest {

  @SuppressWarnings("NullAway.Init") // jqwik calls start() first
  private static FeedServer server;

  @BeforeContainer
  static void start() throws Exception {
    server = FeedServer.start(Files.createTempDirectory("feed"));
  }

  @AfterContainer
  static void stop() {
    server.close();
  }

  @Property(tries = 150)
  void shouldKeepEveryTextThatXmlCanCarry(
      @ForAll("texts") String title, @ForAll("texts") String content) throws Exception {
    // when
    var created = server.post("posts", entry(title, "." + content));

    // then
    assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(201);
    var address = URI.create(created.headers().firstValue("Location").orElseThrow());
    var feed =
        (Feed) new WireFeedInput().build(new StringReader(server.get("/posts?page-size=1").body()));
    var entry = feed.getEntries().getFirst();
    assertThat(entry.getTitle()).isEqualTo(title);
    assertThat(entry.getContents().getFirst().getValue()).isEqualTo("." + content);
    assertThat(server.get(address).body()).isEqualTo(created.body());
  }

  @Property(tries = 50)
  void shouldShowEveryTextAsTextOnThePage(@ForAll("markup") String content) throws Exception {
    // given
    var created = server.post("posts", entry("", "." + content));
    var address = URI.create(created.headers().firstValue("Location").orElseThrow());

    // when
    var page = Jsoup.parse(server.get(address, "Accept", "text/html").body());

    // then
    assertThat(page.expectFirst("p.text").wholeText()).isEqualTo("." + content);
    assertThat(page.select("script, img, iframe")).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    var anything =
        Arbitraries.integers()
            .between(0x20, 0x10FFFF)
            .filter(c -> (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF);
    var awkward =
        Arbitraries.of(
            0x9, 0xA, 0xD, 0x20, 0x3C, 0x3E, 0x26, 0x22, 0x27, 0x5D, 0x85, 0xA0, 0x2028, 0x200F,
            0x202E, 0x5D0, 0x644, 0x301, 0x200D, 0xFEFF, 0x1F600, 0x1F1EA);
    return Arbitraries.frequencyOf(Tuple.of(1, anything), Tuple.of(3, awkward))
        .list()
        .ofMaxSize(60)
        .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
  }

  @Provide
  Arbitrary<String> markup() {
    return Arbitraries.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "&lt;",
            "&amp;",
            "{{posts}}",
            "{{{style}}}",
            "\"",
            "'",
            "<!--",
            "-->",
            "]]>",
            "</p>",
            "</style>",
            "#tag",
            "#<b>",
            "é",
            " ",
            "\n")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  /**
   * Written by the JDK's own XML writer; a CR has to be written as a reference, or XML makes a LF
   * of it.
   */
  private static String entry(String title, String content) throws Exception {
    var text = new StringWriter();
    var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartElement("entry");
    xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
    for (var element : new String[][] {{"title", title}, {"content", content}}) {
      xml.writeStartElement(element[0]);
      String[] lines = element[1].split("\r", -1);
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          xml.writeEntityRef("#13");
        }
        xml.writeCharacters(lines[i]);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.close();
    return text.toString();
  }
}
