/**
 * How a connector's job ends when it cannot be completed: with a retry, or with an incident at
 * once.
 */
@NullMarked
package dev.phoenix.connector.commons.error;

import org.jspecify.annotations.NullMarked;
