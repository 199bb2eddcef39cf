/** How fast models answer, as metrics, whichever door asks them. */
@NullMarked
package dev.phoenix.model.server.pace;

import org.jspecify.annotations.NullMarked;
