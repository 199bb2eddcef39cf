/** Tells people something without asking: in a Telegram chat, by a webhook, or both; once each. */
@NullMarked
package dev.phoenix.workers.monitoring.tell;

import org.jspecify.annotations.NullMarked;
