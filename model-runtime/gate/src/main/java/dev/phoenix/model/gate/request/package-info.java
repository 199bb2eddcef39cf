/** What a gate is asked for, and the files that say so: all that whoever starts a gate needs. */
@NullMarked
package dev.phoenix.model.gate.request;

import org.jspecify.annotations.NullMarked;
