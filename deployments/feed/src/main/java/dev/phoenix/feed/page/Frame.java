package dev.phoenix.feed.page;

import java.net.URI;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param home address of the home page
 * @param navigation one link a collection
 */
public record Frame(URI home, List<Tab> navigation) {

  /** Copies the links. */
  public Frame {
    navigation = List.copyOf(navigation);
  }

  /**
   * A link to a collection.
   *
   * @param title its title
   * @param address its page
   * @param current whether this page is in it
   */
  public record Tab(String title, URI address, boolean current) {}
}
