/** Takes secrets and personal data out of texts before they are stored. */
@NullMarked
package dev.phoenix.workers.learning.scrub;

import org.jspecify.annotations.NullMarked;
