/**
 * Operating system processes: who one is beyond its number, what belongs to it, its memory, its log
 * and its end.
 */
@NullMarked
package dev.phoenix.local.process;

import org.jspecify.annotations.NullMarked;
