/** Drafts by phoenix-core, the model that comes with Phoenix, computed in this process. */
@NullMarked
package dev.phoenix.model.server.writer.core;

import org.jspecify.annotations.NullMarked;
