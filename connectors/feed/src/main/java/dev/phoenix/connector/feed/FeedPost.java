package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.effect.ContentDigest;
import dev.phoenix.connector.commons.publish.Content;
import java.util.List;

/**
 * What is published.
 *
 * @param title plain text
 * @param text plain text
 * @param language a BCP 47 tag
 */
record FeedPost(String title, String text, String language) implements Content {

  @Override
  public String digest() {
    return ContentDigest.of(List.of(title, text, language));
  }
}
