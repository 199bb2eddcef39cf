package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.store.Entry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The address that links start with. A Host header is anyone's text: it is believed only where it
 * names this machine's loopback, so that no stranger's host ever stands in a Location or a feed.
 */
@Component
class PublicAddress {

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private final @Nullable String configured;

  PublicAddress(FeedProperties properties) {
    var url = properties.publicUrl();
    this.configured = url == null ? null : url.toString().replaceAll("/+$", "");
  }

  /** Absolute address of a path that starts with a slash. */
  URI of(HttpServletRequest request, String path) {
    return URI.create((configured == null ? arrivedAt(request) : configured) + path);
  }

  /** Absolute address of a collection. */
  URI ofCollection(HttpServletRequest request, String name) {
    return of(request, "/" + name);
  }

  /** Absolute address of an entry. */
  URI ofEntry(HttpServletRequest request, Entry entry) {
    return of(request, "/" + entry.collection() + "/" + entry.number());
  }

  private static String arrivedAt(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host != null && LOOPBACK.matcher(host).matches()) {
      return "http://" + host;
    }
    String local = request.getLocalAddr();
    return "http://"
        + (local.contains(":") ? "[" + local + "]" : local)
        + ":"
        + request.getLocalPort();
  }
}
