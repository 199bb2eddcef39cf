package dev.phoenix.connector.feed;

import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a task asks of the connector.
 *
 * @param collection the Atom collection's address
 * @param operation what to do there
 */
public record FeedRequest(
    @TemplateProperty(
            group = "channel",
            label = "Collection",
            description = "Address of the Atom collection that entries are posted to",
            defaultValue = "{{secrets.PHOENIX_FEED_COLLECTION}}",
            feel = FeelMode.optional)
        @NotEmpty
        @Pattern(
            regexp = "^(=|https?://|\\{\\{\\s*secrets\\.).*$",
            message = "must be an http or https address")
        String collection,
    @Valid @NotNull FeedOperation operation) {}
