/** The methods of the Bot API. */
@NullMarked
package dev.phoenix.telegram.bot;

import org.jspecify.annotations.NullMarked;
