package dev.phoenix.feed;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set about the feed server.
 *
 * @param dataDirectory folder of the database; made when it is missing
 * @param collections the collections, the first of which is the home page; required
 * @param uniqueMarkers whether a second entry with the same atom:id in a collection is refused
 *     (409); false stores it again, as most social networks would
 * @param publicUrl the address that the outside knows this server by, without a slash at its end;
 *     by default the request's Host where that names this machine's loopback, else the address that
 *     the request arrived at
 * @param writeToken whoever posts has to show it, as a bearer token or as the password of HTTP
 *     Basic; by default nobody has to
 * @param author author of entries that name none
 * @param pictureSources where the pages may load enclosed pictures from, as sources of a
 *     Content-Security-Policy such as {@code https://images.example}
 * @param maxEntrySize longest request body that is read
 * @param pageSize entries on a page that asks for no number
 * @param maxPageSize most entries on a page
 */
@ConfigurationProperties("phoenix.feed")
public record FeedProperties(
    @DefaultValue("./data") Path dataDirectory,
    List<Collection> collections,
    @DefaultValue("true") boolean uniqueMarkers,
    @Nullable URI publicUrl,
    @Nullable String writeToken,
    @DefaultValue("Phoenix") String author,
    @DefaultValue("http://127.0.0.1:*") List<String> pictureSources,
    @DefaultValue("64KB") DataSize maxEntrySize,
    @DefaultValue("20") int pageSize,
    @DefaultValue("100") int maxPageSize) {

  private static final Set<String> RESERVED = Set.of("service", "actuator", "error");
  // the columns that an entry's texts are kept in hold this many characters
  private static final DataSize LARGEST_ENTRY = DataSize.ofKilobytes(64);

  /** Checks the settings; {@link IllegalArgumentException} says which one to change. */
  public FeedProperties {
    check(
        collections != null && !collections.isEmpty(),
        "phoenix.feed.collections must name at least one collection");
    collections = List.copyOf(collections);
    pictureSources = List.copyOf(pictureSources);
    check(
        pictureSources.stream()
            .allMatch(source -> source.matches("https?:(//[A-Za-z0-9.*:/_-]+)?")),
        "phoenix.feed.picture-sources must be http or https addresses without paths, such as"
            + " https://images.example");
    var names = new HashSet<String>();
    for (var collection : collections) {
      check(
          names.add(collection.name()),
          "phoenix.feed.collections names '" + collection.name() + "' twice");
    }
    check(
        publicUrl == null || isHttp(publicUrl),
        "phoenix.feed.public-url must be an http or https address without query or fragment");
    check(
        maxEntrySize.toBytes() > 0 && maxEntrySize.compareTo(LARGEST_ENTRY) <= 0,
        "phoenix.feed.max-entry-size must be from 1B to 64KB");
    check(
        pageSize >= 1 && pageSize <= maxPageSize && maxPageSize <= 1000,
        "phoenix.feed.page-size must be from 1 to max-page-size, and that at most 1000");
  }

  /** The collection of that name, if there is one. */
  public Optional<Collection> collection(String name) {
    return collections.stream().filter(collection -> collection.name().equals(name)).findFirst();
  }

  /** Everything but the write token, of which only its presence is told. */
  @Override
  public String toString() {
    return "FeedProperties[dataDirectory=%s, collections=%s, uniqueMarkers=%s, publicUrl=%s, writeToken=%s]"
        .formatted(
            dataDirectory,
            collections,
            uniqueMarkers,
            publicUrl,
            writeToken == null ? "none" : "set");
  }

  private static boolean isHttp(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && uri.getHost() != null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * One collection of entries.
   *
   * @param name its path: up to 64 lower-case letters, digits and hyphens
   * @param title its title in the feed and on the page
   * @param subtitle what it is for, in a few words
   */
  public record Collection(String name, String title, @DefaultValue("") String subtitle) {

    /** Checks the name; {@link IllegalArgumentException} says what it may be. */
    public Collection {
      check(
          name != null && name.matches("[a-z][a-z0-9-]{0,63}") && !RESERVED.contains(name),
          "phoenix.feed.collections[].name must be lower-case letters, digits and hyphens and none"
              + " of "
              + RESERVED);
      check(
          title != null && !title.isBlank(), "phoenix.feed.collections[].title must not be empty");
    }
  }
}
