/** Writers behind HTTP: an Ollama or OpenAI-compatible server that the user already runs. */
@NullMarked
package dev.phoenix.model.server.writer.chat;

import org.jspecify.annotations.NullMarked;
