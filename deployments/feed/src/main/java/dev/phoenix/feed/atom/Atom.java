package dev.phoenix.feed.atom;

import org.jdom2.Namespace;
import org.springframework.http.MediaType;

/** Names that the documents share. */
public final class Atom {

  /** A feed or an entry. */
  public static final String TYPE = "application/atom+xml";

  /** A feed, as it is served. */
  public static final MediaType FEED = MediaType.parseMediaType(TYPE + ";type=feed;charset=utf-8");

  /** One entry, as it is served. */
  public static final MediaType ENTRY =
      MediaType.parseMediaType(TYPE + ";type=entry;charset=utf-8");

  /** A service document, as it is served. */
  public static final MediaType SERVICE =
      MediaType.parseMediaType("application/atomsvc+xml;charset=utf-8");

  static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
  static final Namespace APP = Namespace.getNamespace("app", "http://www.w3.org/2007/app");

  private Atom() {}
}
