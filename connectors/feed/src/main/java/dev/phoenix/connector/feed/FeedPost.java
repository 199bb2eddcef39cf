package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.effect.ContentDigest;
import dev.phoenix.connector.commons.publish.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is published.
 *
 * @param title plain text
 * @param text plain text
 * @param language a BCP 47 tag
 * @param image where a WebP picture of the post is, if it has one
 */
record FeedPost(String title, String text, String language, @Nullable String image)
    implements Content {

  @Override
  public String digest() {
    return ContentDigest.of(
        image == null ? List.of(title, text, language) : List.of(title, text, language, image));
  }
}
