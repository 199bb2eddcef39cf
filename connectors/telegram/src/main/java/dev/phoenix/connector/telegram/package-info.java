/** The connector to Telegram: send, edit and attach, through a bot. */
@NullMarked
package dev.phoenix.connector.telegram;

import org.jspecify.annotations.NullMarked;
