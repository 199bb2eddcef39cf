package dev.phoenix.connector.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateDiscriminatorProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyBinding;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyType;
import io.camunda.connector.generator.java.annotation.TemplateSubType;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the connector does. */
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
    description = "Publish an entry, look up what became of it, or settle it by a person's answer",
    defaultValue = "publish")
public sealed interface FeedOperation {

  /** What an effect's name looks like, or an expression that yields one. */
  String EFFECT = "^(=.*|urn:phoenix:effect:[0-9a-f-]{36}:[0-9]{1,19}:[0-9]{1,9})?$";

  /** What the address of a picture looks like, or an expression that yields one. */
  String IMAGE = "^(=.*|https?://[!-;=?-~]{1,1990})?$";

  /**
   * Publishes an entry once.
   *
   * @param title plain text
   * @param text plain text: markup in it is shown, not obeyed
   * @param language a BCP 47 tag
   * @param image where a WebP picture is that readers of the feed can load; null or empty for none
   * @param effect the effect to send again after it was found absent; null or empty for a first
   *     send
   */
  @TemplateSubType(id = "publish", label = "Publish")
  record Publish(
      @TemplateProperty(group = "operation", label = "Title", feel = FeelMode.optional)
          @NotBlank
          @Size(max = 500)
          String title,
      @TemplateProperty(
              group = "operation",
              label = "Text",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = 100_000)
          String text,
      @TemplateProperty(
              group = "operation",
              label = "Language",
              description = "A language tag such as en or es",
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = 35)
          String language,
      @TemplateProperty(
              group = "operation",
              label = "Image",
              description = "The address of a WebP picture that readers can load; empty for none",
              feel = FeelMode.optional,
              optional = true)
          @Pattern(regexp = IMAGE, message = "must be an http or https address")
          @Nullable String image,
      @TemplateProperty(
              group = "operation",
              id = "sendAgainEffect",
              binding = @PropertyBinding(name = "effect"),
              label = "Effect",
              description =
                  "The effect to send again, from an earlier answer; empty for a first send",
              feel = FeelMode.optional,
              optional = true)
          @Pattern(regexp = EFFECT, message = "must be the field 'effect' of an earlier answer")
          @Nullable String effect)
      implements FeedOperation {

    /**
     * Whether the language is a tag, checked here since a template's constraint would refuse an
     * expression.
     */
    @AssertTrue(message = "language must be a BCP 47 tag such as en or es")
    public boolean isLanguageTag() {
      return language == null
          || language.isBlank()
          || language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    }

    /** Whether XML can carry title and text. */
    @AssertTrue(
        message =
            "title and text must not hold control characters or broken surrogates: remove them")
    public boolean isXmlText() {
      return (title == null || XmlText.valid(title)) && (text == null || XmlText.valid(text));
    }
  }

  /**
   * Looks an effect up.
   *
   * @param effect its name
   * @param settleAfter how long after a send the entry may still appear; null for 30 s
   */
  @TemplateSubType(id = "lookUp", label = "Look up")
  record LookUp(
      @TemplateProperty(
              group = "operation",
              id = "lookUpEffect",
              binding = @PropertyBinding(name = "effect"),
              label = "Effect",
              description = "The field 'effect' of an earlier answer",
              feel = FeelMode.optional)
          @NotBlank
          @Pattern(regexp = EFFECT, message = "must be the field 'effect' of an earlier answer")
          String effect,
      @TemplateProperty(
              group = "operation",
              label = "Settle after",
              description =
                  "How long after a send the entry may still appear (ISO 8601); longer than a send"
                      + " may take",
              defaultValue = "PT30S",
              type = PropertyType.String,
              feel = FeelMode.optional,
              optional = true)
          @Nullable Duration settleAfter)
      implements FeedOperation {}

  /**
   * Takes a person's answer.
   *
   * @param effect its name
   * @param answer what the person found
   * @param entry where it is, if the person knows
   */
  @TemplateSubType(id = "settle", label = "Settle")
  record Settle(
      @TemplateProperty(
              group = "operation",
              id = "settleEffect",
              binding = @PropertyBinding(name = "effect"),
              label = "Effect",
              description = "The field 'effect' of an earlier answer",
              feel = FeelMode.optional)
          @NotBlank
          @Pattern(regexp = EFFECT, message = "must be the field 'effect' of an earlier answer")
          String effect,
      @TemplateProperty(
              group = "operation",
              label = "Answer",
              description = "published or not-published",
              type = PropertyType.String,
              feel = FeelMode.optional)
          @NotNull
          Answer answer,
      @TemplateProperty(
              group = "operation",
              label = "Entry",
              description = "Where it is, if the person knows",
              feel = FeelMode.optional,
              optional = true)
          @Pattern(regexp = "^[\\s\\S]{0,2000}$", message = "must have at most 2000 characters")
          @Nullable String entry)
      implements FeedOperation {}

  /** What a person found at the remote. */
  enum Answer {
    /** It is there. */
    PUBLISHED,
    /** It is not there. */
    NOT_PUBLISHED;

    /**
     * Reads an answer word for word: Jackson's own reading would take "0" for the first constant.
     */
    @JsonCreator
    static Answer of(String text) {
      return switch (text) {
        case "published" -> PUBLISHED;
        case "not-published" -> NOT_PUBLISHED;
        default ->
            throw new IllegalArgumentException("The answer is 'published' or 'not-published'");
      };
    }
  }
}
