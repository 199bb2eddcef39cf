/**
 * The gate of a night: a short-lived process that judges an adapter before it may go live. Its only
 * argument is a folder with what it is asked; what it finds is written there.
 */
@NullMarked
package dev.phoenix.model.gate;

import org.jspecify.annotations.NullMarked;
