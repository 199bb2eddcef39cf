/** The page that shows a chat as a phone would. */
@NullMarked
package dev.phoenix.telegram.page;

import org.jspecify.annotations.NullMarked;
