/** The launcher's Java half: starts, watches and stops every process of a local Phoenix. */
@NullMarked
package dev.phoenix.local;

import org.jspecify.annotations.NullMarked;
