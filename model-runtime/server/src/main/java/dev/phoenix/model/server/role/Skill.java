package dev.phoenix.model.server.role;

/** What the model runtime can do, each in a process of its own if so wanted. */
public enum Skill {
  /** Drafts, conversations, adapters and routes; llama.cpp is loaded by this one alone. */
  TEXT,
  /** Pictures of posts; the WebP library is loaded by this one alone. */
  IMAGES
}
