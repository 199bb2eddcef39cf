/** The model runtime's process: its start and its configuration. */
@NullMarked
package dev.phoenix.model.server;

import org.jspecify.annotations.NullMarked;
