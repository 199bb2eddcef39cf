package dev.phoenix.model.api.chat;

/**
 * A turn of a conversation.
 *
 * @param role who says it
 * @param content what is said: plain text, never read as special tokens; possibly empty
 */
public record ChatMessage(Role role, String content) {

  /** Who speaks. */
  public enum Role {
    /** Whoever runs the model: how to answer. */
    SYSTEM,
    /** Whoever asks. */
    USER,
    /** The model. */
    ASSISTANT
  }

  /** What a user says. */
  public static ChatMessage user(String content) {
    return new ChatMessage(Role.USER, content);
  }

  /** What the operator says. */
  public static ChatMessage system(String content) {
    return new ChatMessage(Role.SYSTEM, content);
  }

  /** What the model said. */
  public static ChatMessage assistant(String content) {
    return new ChatMessage(Role.ASSISTANT, content);
  }
}
