/** The door before what only programs on this machine, or people with an address, may call. */
@NullMarked
package dev.phoenix.workers.door;

import org.jspecify.annotations.NullMarked;
