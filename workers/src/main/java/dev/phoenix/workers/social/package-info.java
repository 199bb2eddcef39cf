/** The tasks of the social media flows. */
@NullMarked
package dev.phoenix.workers.social;

import org.jspecify.annotations.NullMarked;
