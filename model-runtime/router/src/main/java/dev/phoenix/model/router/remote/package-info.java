/**
 * Chat models behind HTTP servers that the user already runs: Ollama's own API and any
 * OpenAI-compatible one.
 */
@NullMarked
package dev.phoenix.model.router.remote;

import org.jspecify.annotations.NullMarked;
