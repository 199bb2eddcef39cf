/** Keeps, signed, what models were asked: a log that can be checked with {@code gpg --verify}. */
@NullMarked
package dev.phoenix.model.server.audit;

import org.jspecify.annotations.NullMarked;
