package dev.phoenix.local.bench;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a whole Atom feed, page by page, and counts the entries of each run. */
public final class FeedContent {

  private static final Pattern TITLE = Pattern.compile("<title[^>]*>run (\\d+)</title>");
  private static final Pattern LINK = Pattern.compile("<link\\b[^>]*>");
  private static final Pattern NEXT = Pattern.compile("\\brel=\"next\"");
  private static final Pattern HREF = Pattern.compile("\\bhref=\"([^\"]+)\"");

  private final URI collection;
  private final HttpClient http = HttpClient.newHttpClient();

  /** The feed of a collection. */
  public FeedContent(URI collection) {
    this.collection = collection;
  }

  /** How often each run is there. */
  public Map<Integer, Integer> read() throws InterruptedException {
    var counts = new HashMap<Integer, Integer>();
    var page = collection;
    while (page != null) {
      var text = get(page);
      TITLE
          .matcher(text)
          .results()
          .forEach(title -> counts.merge(Integer.valueOf(title.group(1)), 1, Integer::sum));
      page = next(page, text);
    }
    return counts;
  }

  private static @org.jspecify.annotations.Nullable URI next(URI page, String text) {
    return LINK.matcher(text)
        .results()
        .map(link -> link.group())
        .filter(link -> NEXT.matcher(link).find())
        .map(HREF::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(href -> page.resolve(href.group(1).replace("&amp;", "&")))
        .findFirst()
        .orElse(null);
  }

  private String get(URI page) throws InterruptedException {
    var request = HttpRequest.newBuilder(page).header("Accept", "application/atom+xml").build();
    // the feed server may just have been killed, and is then started again
    for (int attempt = 1; ; attempt++) {
      try {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        throw new UserError(page + " answered " + answer.statusCode());
      } catch (IOException e) {
        if (attempt == 60) {
          throw new UserError(page + " cannot be read: " + e.getMessage(), e);
        }
        Thread.sleep(1000);
      }
    }
  }
}
