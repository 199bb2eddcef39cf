/** The models that answer conversations, by name, and the one way in which all doors ask them. */
@NullMarked
package dev.phoenix.model.server.chat;

import org.jspecify.annotations.NullMarked;
