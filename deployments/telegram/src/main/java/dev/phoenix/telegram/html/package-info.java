/** Formatted text as the Bot API reads it. */
@NullMarked
package dev.phoenix.telegram.html;

import org.jspecify.annotations.NullMarked;
