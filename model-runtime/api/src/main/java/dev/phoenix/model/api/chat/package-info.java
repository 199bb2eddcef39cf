/** Conversations with a model, wherever it runs: in this process or behind another server. */
@NullMarked
package dev.phoenix.model.api.chat;

import org.jspecify.annotations.NullMarked;
