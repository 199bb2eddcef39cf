/** A double of the Telegram Bot API, for trying out and for tests. */
@NullMarked
package dev.phoenix.telegram;

import org.jspecify.annotations.NullMarked;
