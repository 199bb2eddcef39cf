/**
 * The watch from outside: what the supervisor sees of its services and of the machine, what it does
 * about it, and how it tells people, with no engine and no workers.
 *
 * <p>Lookers ({@link dev.phoenix.local.watch.ServiceWatch}, {@link
 * dev.phoenix.local.watch.ModelWatch}, {@link dev.phoenix.local.watch.MemoryWatch}, {@link
 * dev.phoenix.local.watch.DiskWatch}) say what breaks and what is back; {@link
 * dev.phoenix.local.watch.Troubles} decides what of that is told; {@link
 * dev.phoenix.local.watch.Messenger} tells it.
 */
@NullMarked
package dev.phoenix.local.watch;

import org.jspecify.annotations.NullMarked;
