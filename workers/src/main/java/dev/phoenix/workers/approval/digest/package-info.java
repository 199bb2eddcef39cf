/** Tells once a day what people were not asked, and why. */
@NullMarked
package dev.phoenix.workers.approval.digest;

import org.jspecify.annotations.NullMarked;
