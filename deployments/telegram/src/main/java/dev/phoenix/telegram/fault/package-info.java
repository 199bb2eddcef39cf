/** What goes wrong because a test asked for it. */
@NullMarked
package dev.phoenix.telegram.fault;

import org.jspecify.annotations.NullMarked;
