package dev.phoenix.connector.telegram.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A formatted text for Telegram's parse mode HTML. It is a tree, and only {@link #markup} writes
 * tags: whatever text goes in is shown as it is, and what comes out is always well-formed.
 *
 * <p>Lengths are UTF-16 units of what the reader sees, as Telegram counts them.
 */
public sealed interface Html {

  /** The longest text of a message. */
  int MESSAGE_LIMIT = 4096;

  /** The longest caption of a document. */
  int CAPTION_LIMIT = 1024;

  /** What Telegram is sent: escaped text and balanced tags. */
  String markup();

  /** What the reader sees, without its format. */
  String plain();

  /** The first units of it, at most {@code units}, cut between two characters. */
  Html head(int units);

  /** Text without format. Control characters and broken surrogates are replaced. */
  static Html text(String text) {
    return new Text(text);
  }

  /** In bold type. */
  static Html bold(String text) {
    return new Styled(Style.B, text(text));
  }

  /** In a style. */
  static Html styled(Style style, Html content) {
    return new Styled(style, content);
  }

  /**
   * A link.
   *
   * @throws IllegalArgumentException if the address is neither http nor https
   */
  static Html link(URI address, String text) {
    return new Link(address, text(text));
  }

  /** One after the other. */
  static Html of(Html... parts) {
    return new Several(Arrays.asList(parts));
  }

  /** This with an ellipsis at its end where it is longer than {@code units}. */
  default Html limited(int units) {
    return plain().length() <= units ? this : of(head(units - 1), text("\u2026"));
  }

  /** A way to show text that Telegram knows. */
  enum Style {
    /** Bold. */
    B,
    /** Italic. */
    I,
    /** Underlined. */
    U,
    /** Struck through. */
    S,
    /** Of one width, in the line. */
    CODE,
    /** Of one width, in lines of its own. */
    PRE,
    /** A quotation. */
    BLOCKQUOTE;

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Characters. */
  record Text(String plain) implements Html {

    /** Makes the text harmless. */
    public Text {
      plain = PlainText.of(plain);
    }

    @Override
    public String markup() {
      return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public Html head(int units) {
      if (plain.length() <= units) {
        return this;
      }
      int end = Math.max(units, 0);
      boolean inside = end > 0 && Character.isHighSurrogate(plain.charAt(end - 1));
      return new Text(plain.substring(0, inside ? end - 1 : end));
    }
  }

  /** Something in a style. */
  record Styled(Style style, Html content) implements Html {

    @Override
    public String markup() {
      return "<" + style.tag() + ">" + content.markup() + "</" + style.tag() + ">";
    }

    @Override
    public String plain() {
      return content.plain();
    }

    @Override
    public Html head(int units) {
      return new Styled(style, content.head(units));
    }
  }

  /** A link. */
  record Link(URI address, Html content) implements Html {

    /** Refuses what is no web address. */
    public Link {
      var scheme = address.getScheme();
      if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
        throw new IllegalArgumentException("A link needs an http or https address");
      }
    }

    @Override
    public String markup() {
      var target = address.toASCIIString().replace("&", "&amp;").replace("\"", "%22");
      return "<a href=\"" + target + "\">" + content.markup() + "</a>";
    }

    @Override
    public String plain() {
      return content.plain();
    }

    @Override
    public Html head(int units) {
      return new Link(address, content.head(units));
    }
  }

  /** Parts in their order. */
  record Several(List<Html> parts) implements Html {

    /** Keeps a copy. */
    public Several {
      parts = List.copyOf(parts);
    }

    @Override
    public String markup() {
      return String.join("", parts.stream().map(Html::markup).toList());
    }

    @Override
    public String plain() {
      return String.join("", parts.stream().map(Html::plain).toList());
    }

    @Override
    public Html head(int units) {
      var kept = new ArrayList<Html>();
      int left = units;
      for (var part : parts) {
        if (left <= 0) {
          break;
        }
        kept.add(part.head(left));
        left -= part.plain().length();
      }
      return new Several(kept);
    }
  }
}
