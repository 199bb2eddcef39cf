/** Which model answers a conversation: the router with the models of this installation. */
@NullMarked
package dev.phoenix.model.server.routing;

import org.jspecify.annotations.NullMarked;
