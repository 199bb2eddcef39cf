/** The connectors that this application hosts. */
@NullMarked
package dev.phoenix.workers.channel;

import org.jspecify.annotations.NullMarked;
