package dev.phoenix.connector.feed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateDiscriminatorProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty.DropdownPropertyChoice;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyType;
import io.camunda.connector.generator.java.annotation.TemplateSubType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a collection: publish an entry once, look it up, or settle it by a person's
 * word.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FeedOperation.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = FeedOperation.LookUp.class, name = "lookUp"),
  @JsonSubTypes.Type(value = FeedOperation.Settle.class, name = "settle")
})
@TemplateDiscriminatorProperty(
    name = "type",
    label = "Operation",
    group = "operation",
    defaultValue = "publish",
    description = "What to do")
public sealed interface FeedOperation {

  String MARKER = "^urn:phoenix:effect:[0-9a-f-]{36}:[0-9]{1,19}:[0-9]{1,9}$";

  /**
   * Publishes an entry, once.
   *
   * @param title one line, 1 to 1,000 characters
   * @param text the entry's text; markup in it is text
   * @param language a language tag such as {@code en}
   * @param effect the marker that an earlier attempt answered; null for the first attempt
   */
  @TemplateSubType(id = "publish", label = "Publish an entry, once")
  record Publish(
      @TemplateProperty(group = "entry", label = "Title", feel = FeelMode.optional)
          @NotBlank
          @Size(max = 1000)
          String title,
      @TemplateProperty(
              group = "entry",
              label = "Text",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = 20_000)
          String text,
      @TemplateProperty(
              group = "entry",
              label = "Language",
              feel = FeelMode.optional,
              optional = true)
          @Pattern(
              regexp = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
              message = "must be a language tag such as en")
          @Nullable String language,
      @TemplateProperty(
              id = "publishEffect",
              group = "entry",
              label = "Effect of an earlier attempt",
              description =
                  "publication.effect of the attempt that this one repeats; empty for the first",
              feel = FeelMode.required,
              optional = true,
              binding = @TemplateProperty.PropertyBinding(name = "effect"))
          @Pattern(regexp = MARKER, message = "must be a publication's effect")
          @Nullable String effect)
      implements FeedOperation {}

  /**
   * Looks an entry up by its marker.
   *
   * @param effect the marker that {@code publish} answered
   * @param settleAfter an ISO 8601 duration: how long after the sending an entry may still arrive
   */
  @TemplateSubType(id = "lookUp", label = "Look an entry up")
  record LookUp(
      @TemplateProperty(
              id = "lookUpEffect",
              group = "entry",
              label = "Effect",
              description = "publication.effect of the attempt to look up",
              feel = FeelMode.required,
              binding = @TemplateProperty.PropertyBinding(name = "effect"))
          @NotEmpty
          @Pattern(regexp = MARKER, message = "must be a publication's effect")
          String effect,
      @TemplateProperty(
              group = "entry",
              label = "Settled after",
              description =
                  "How long after the sending an entry may still arrive (ISO 8601 duration)",
              defaultValue = "PT30S",
              feel = FeelMode.optional,
              optional = true)
          @Nullable String settleAfter)
      implements FeedOperation {}

  /**
   * Takes a person's word for what became of an entry.
   *
   * @param effect the marker that {@code publish} answered
   * @param answer {@code published} or {@code not-published}
   * @param entry the address that the person saw; null if the person gave none
   */
  @TemplateSubType(id = "settle", label = "Settle by a person's word")
  record Settle(
      @TemplateProperty(
              id = "settleEffect",
              group = "entry",
              label = "Effect",
              description = "publication.effect of the attempt to settle",
              feel = FeelMode.required,
              binding = @TemplateProperty.PropertyBinding(name = "effect"))
          @NotEmpty
          @Pattern(regexp = MARKER, message = "must be a publication's effect")
          String effect,
      @TemplateProperty(
              group = "entry",
              label = "Answer",
              type = PropertyType.Dropdown,
              defaultValue = "published",
              feel = FeelMode.optional,
              choices = {
                @DropdownPropertyChoice(value = "published", label = "It was published"),
                @DropdownPropertyChoice(value = "not-published", label = "It was not published")
              })
          @Pattern(
              regexp = "^published|not-published$",
              message = "must be published or not-published")
          @NotEmpty
          String answer,
      @TemplateProperty(
              group = "entry",
              label = "Address",
              feel = FeelMode.optional,
              optional = true)
          @Size(max = 2000)
          @Nullable String entry)
      implements FeedOperation {}
}
