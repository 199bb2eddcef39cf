/** What people do in Telegram, handed on once and in order. */
@NullMarked
package dev.phoenix.connector.telegram.updates;

import org.jspecify.annotations.NullMarked;
