/** The steps that have an adapter judged before it can go live. */
@NullMarked
package dev.phoenix.model.server.nights.gate;

import org.jspecify.annotations.NullMarked;
