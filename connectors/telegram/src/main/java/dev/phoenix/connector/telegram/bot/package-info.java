/** The Telegram Bot API, with its limits and its ways to fail. */
@NullMarked
package dev.phoenix.connector.telegram.bot;

import org.jspecify.annotations.NullMarked;
