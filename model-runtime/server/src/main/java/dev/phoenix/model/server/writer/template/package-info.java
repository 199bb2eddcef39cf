/** The writer that is always there: it needs no model and keeps every hard limit. */
@NullMarked
package dev.phoenix.model.server.writer.template;

import org.jspecify.annotations.NullMarked;
