/** What a process of the model runtime does: texts, images, or all. */
@NullMarked
package dev.phoenix.model.server.role;

import org.jspecify.annotations.NullMarked;
