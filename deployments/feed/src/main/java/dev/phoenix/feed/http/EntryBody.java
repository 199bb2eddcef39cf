package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.atom.Atom;
import dev.phoenix.feed.atom.EntryReader;
import dev.phoenix.feed.atom.InvalidEntryException;
import dev.phoenix.feed.store.NewEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads the body of a POST, never more of it than is allowed. */
@Component
class EntryBody {

  private static final MediaType ACCEPTED = MediaType.parseMediaType(Atom.TYPE);

  private final int limit;

  EntryBody(FeedProperties properties) {
    this.limit = Math.toIntExact(properties.maxEntrySize().toBytes());
  }

  /** The entry that was sent; {@link Problem} 400, 413 or 415 otherwise. */
  NewEntry read(HttpServletRequest request) throws IOException {
    var charset = charset(request.getContentType());
    if (request.getContentLengthLong() > limit) {
      throw Problem.tooLarge(limit);
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw Problem.tooLarge(limit);
    }
    try {
      return EntryReader.read(body, charset);
    } catch (InvalidEntryException e) {
      throw Problem.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Charset charset(@Nullable String contentType) {
    try {
      var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
      String kind = type.getParameter("type");
      if (type.equalsTypeAndSubtype(ACCEPTED) && (kind == null || kind.equalsIgnoreCase("entry"))) {
        return type.getCharset();
      }
    } catch (IllegalArgumentException e) {
      // refused below: an unknown charset is as unreadable as an unknown type
    }
    throw Problem.unsupported("Send 'Content-Type: " + Atom.TYPE + ";type=entry', in UTF-8");
  }
}
