package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.http.Authentication;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A job's input.
 *
 * @param collection address of the Atom collection, http or https, without credentials
 * @param authentication null means none
 * @param operation what to do
 */
public record FeedRequest(
    @TemplateProperty(
            group = "collection",
            label = "Collection",
            description = "Address of the Atom collection that entries are posted to",
            defaultValue = "{{secrets.PHOENIX_FEED_COLLECTION}}",
            feel = FeelMode.optional)
        @NotBlank
        @Size(max = 2000)
        String collection,
    @Valid @Nullable Authentication authentication,
    @Valid @NotNull FeedOperation operation) {

  /**
   * Whether the collection can be posted to; a user in the address would end up in logs and in the
   * ledger.
   */
  @AssertTrue(
      message =
          "collection must be an http or https address with a host and without user or fragment;"
              + " give credentials in 'authentication'")
  public boolean isCollectionAddress() {
    if (collection == null || collection.isBlank()) {
      return true;
    }
    try {
      var address = URI.create(collection);
      var scheme = address.getScheme();
      return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
