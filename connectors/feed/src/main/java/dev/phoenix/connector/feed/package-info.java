/** The connector to an Atom publishing server: publish once, look up, settle. */
@NullMarked
package dev.phoenix.connector.feed;

import org.jspecify.annotations.NullMarked;
