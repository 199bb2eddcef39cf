package dev.phoenix.feed.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a client sends it.
 *
 * @param marker its atom:id, kept as it is: the client finds the entry again by it
 * @param title one line, may be empty
 * @param content the text, with its line breaks and spaces
 * @param language BCP 47 tag of the text, where it has one
 * @param author name of the author, where the client names one
 * @param categories in the client's order
 * @param picture what it encloses, where it does
 */
public record NewEntry(
    String marker,
    String title,
    String content,
    @Nullable String language,
    @Nullable String author,
    List<Category> categories,
    @Nullable Picture picture) {

  /** Copies the categories. */
  public NewEntry {
    categories = List.copyOf(categories);
  }
}
