/** Text as Telegram shows it: escaped, cut to its limits, never with markup of its author. */
@NullMarked
package dev.phoenix.connector.telegram.text;

import org.jspecify.annotations.NullMarked;
