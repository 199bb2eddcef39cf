/**
 * The supervisor's door: what runs, metrics and more over HTTP, on this machine, for who has the
 * token.
 */
@NullMarked
package dev.phoenix.local.door;

import org.jspecify.annotations.NullMarked;
