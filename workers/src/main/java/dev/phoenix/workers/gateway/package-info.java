/** The way from the workers to the engine's gateway: its executor, its health, its return. */
@NullMarked
package dev.phoenix.workers.gateway;

import org.jspecify.annotations.NullMarked;
