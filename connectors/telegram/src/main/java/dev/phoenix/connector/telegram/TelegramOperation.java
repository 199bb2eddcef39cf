package dev.phoenix.connector.telegram;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.phoenix.connector.telegram.bot.Chat;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateDiscriminatorProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty.DropdownPropertyChoice;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyBinding;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyType;
import io.camunda.connector.generator.java.annotation.TemplateSubType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the connector does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TelegramOperation.SendMessage.class, name = "sendMessage"),
  @JsonSubTypes.Type(value = TelegramOperation.EditMessage.class, name = "editMessage"),
  @JsonSubTypes.Type(value = TelegramOperation.SendDocument.class, name = "sendDocument")
})
@TemplateDiscriminatorProperty(
    name = "type",
    label = "Operation",
    group = "operation",
    description = "Send a message, change one, or send a file",
    defaultValue = "sendMessage")
public sealed interface TelegramOperation {

  /** What a chat looks like, or an expression that yields one. */
  String CHAT = "^(=.*|" + Chat.SHAPE + ")$";

  /** What a language tag looks like, or an expression that yields one. */
  String LANGUAGE = "^(=.*|[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$";

  /** The longest text that is taken; what Telegram does not show of it is cut. */
  int LONGEST_TEXT = 100_000;

  /**
   * Sends a text once.
   *
   * @param chat a number, or a public channel's @name
   * @param text plain text: markup in it is shown, not obeyed; cut after 4096 characters
   * @param buttons rows of buttons, null for none
   * @param language a BCP 47 tag, by which a text that runs from right to left begins there; null
   *     or empty to leave that to Telegram
   */
  @TemplateSubType(id = "sendMessage", label = "Send a message")
  record SendMessage(
      @TemplateProperty(
              group = "operation",
              id = "sendMessageChat",
              binding = @PropertyBinding(name = "chat"),
              label = "Chat",
              description = "The chat's number, or the @name of a public channel",
              feel = FeelMode.optional)
          @NotBlank
          @Pattern(regexp = CHAT, message = "must be a chat's number or a channel's @name")
          String chat,
      @TemplateProperty(
              group = "operation",
              id = "sendMessageText",
              binding = @PropertyBinding(name = "text"),
              label = "Text",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = LONGEST_TEXT)
          String text,
      @TemplateProperty(
              group = "operation",
              label = "Buttons",
              description =
                  "Rows of buttons: [[{text: \"Yes\", data: \"yes:12\"}]]; data has at most 64"
                      + " bytes",
              feel = FeelMode.required,
              optional = true)
          @Valid
          @Nullable List<@Size(min = 1, max = 8) List<@Valid @NotNull ButtonInput>> buttons,
      @TemplateProperty(
              group = "operation",
              label = "Language",
              description = "A language tag such as en or ar; decides where the text begins",
              feel = FeelMode.optional,
              optional = true)
          @Pattern(regexp = LANGUAGE, message = "must be a BCP 47 tag such as en or es")
          @Nullable String language)
      implements TelegramOperation {

    private static final int MOST_ROWS = 20;

    /** Whether there are few rows; a template's constraint would measure the expression. */
    @AssertTrue(message = "buttons must have at most 20 rows")
    public boolean isFewRows() {
      return buttons == null || buttons.size() <= MOST_ROWS;
    }
  }

  /**
   * Changes a text and takes the buttons away. May be repeated.
   *
   * @param chat as in the answer of the send
   * @param messageId as in the answer of the send
   * @param text plain text
   */
  @TemplateSubType(id = "editMessage", label = "Change a message")
  record EditMessage(
      @TemplateProperty(
              group = "operation",
              id = "editMessageChat",
              binding = @PropertyBinding(name = "chat"),
              label = "Chat",
              description = "The field 'chatId' of an earlier answer",
              feel = FeelMode.optional)
          @NotBlank
          @Pattern(regexp = CHAT, message = "must be a chat's number or a channel's @name")
          String chat,
      @TemplateProperty(
              group = "operation",
              label = "Message",
              description = "The field 'messageId' of an earlier answer",
              type = PropertyType.String,
              feel = FeelMode.optional)
          @NotNull
          @Positive
          Long messageId,
      @TemplateProperty(
              group = "operation",
              id = "editMessageText",
              binding = @PropertyBinding(name = "text"),
              label = "Text",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = LONGEST_TEXT)
          String text)
      implements TelegramOperation {}

  /**
   * Sends a file once.
   *
   * @param chat a number, or a public channel's @name
   * @param fileName how it is called there
   * @param content its content
   * @param encoding what the content is; null for text
   * @param caption a text below it, null or empty for none
   */
  @TemplateSubType(id = "sendDocument", label = "Send a file")
  record SendDocument(
      @TemplateProperty(
              group = "operation",
              id = "sendDocumentChat",
              binding = @PropertyBinding(name = "chat"),
              label = "Chat",
              description = "The chat's number, or the @name of a public channel",
              feel = FeelMode.optional)
          @NotBlank
          @Pattern(regexp = CHAT, message = "must be a chat's number or a channel's @name")
          String chat,
      @TemplateProperty(group = "operation", label = "File name", feel = FeelMode.optional)
          @NotBlank
          @Size(max = 120)
          String fileName,
      @TemplateProperty(
              group = "operation",
              label = "Content",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotNull
          @Size(min = 1, max = 14_000_000)
          String content,
      @TemplateProperty(
              group = "operation",
              label = "Encoding",
              description = "Text becomes bytes of UTF-8; base64 is decoded",
              type = PropertyType.Dropdown,
              choices = {
                @DropdownPropertyChoice(value = "text", label = "Text"),
                @DropdownPropertyChoice(value = "base64", label = "Base64")
              },
              defaultValue = "text",
              optional = true)
          @Nullable Encoding encoding,
      @TemplateProperty(
              group = "operation",
              label = "Caption",
              type = PropertyType.Text,
              feel = FeelMode.optional,
              optional = true)
          @Pattern(regexp = "^[\\s\\S]{0,10000}$", message = "must have at most 10000 characters")
          @Nullable String caption)
      implements TelegramOperation {

    @Override
    public String toString() {
      return "SendDocument[chat=" + chat + ", fileName=" + fileName + "]";
    }
  }

  /**
   * A button.
   *
   * @param text what is on it
   * @param data what the bot is told when it is pressed
   */
  record ButtonInput(@NotBlank @Size(max = 200) String text, @NotBlank String data) {

    /** Whether Telegram carries the data. */
    @AssertTrue(message = "a button's data has at most 64 bytes of UTF-8")
    public boolean isDataShort() {
      return data == null || data.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 64;
    }
  }

  /** What a file's content is. */
  enum Encoding {
    /** Text. */
    TEXT,
    /** Bytes in Base64. */
    BASE64;

    /** Reads an encoding word for word. */
    @JsonCreator
    static Encoding of(String text) {
      return switch (text) {
        case "text" -> TEXT;
        case "base64" -> BASE64;
        default -> throw new IllegalArgumentException("The encoding is 'text' or 'base64'");
      };
    }
  }
}
