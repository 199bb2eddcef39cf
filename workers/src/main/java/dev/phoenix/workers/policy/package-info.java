/** Judges a text against its brief, with the one checker that the drafting uses too. */
@NullMarked
package dev.phoenix.workers.policy;

import org.jspecify.annotations.NullMarked;
