/** Telegram as a place where people are told of requests, and decide them. */
@NullMarked
package dev.phoenix.workers.approval.telegram;

import org.jspecify.annotations.NullMarked;
