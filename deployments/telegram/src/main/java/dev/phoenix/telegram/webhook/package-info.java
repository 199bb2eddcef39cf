/** Deliveries of updates to a webhook. */
@NullMarked
package dev.phoenix.telegram.webhook;

import org.jspecify.annotations.NullMarked;
