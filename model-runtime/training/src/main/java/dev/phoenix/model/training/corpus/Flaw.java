package dev.phoenix.model.training.corpus;

/** What can be wrong. */
enum Flaw {
  POLICY,
  BANNED,
  DEMAND,
  DROPPED,
  MISSPELT,
  HASHTAG,
  LONG,
  TWICE,
  GARBLED,
  LANGUAGE
}
