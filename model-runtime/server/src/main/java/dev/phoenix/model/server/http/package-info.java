/**
 * The HTTP door: OpenAI's shapes for models and chat completions, and Phoenix's own for the rest.
 * Thin layers over what the other door uses, too.
 */
@NullMarked
package dev.phoenix.model.server.http;

import org.jspecify.annotations.NullMarked;
