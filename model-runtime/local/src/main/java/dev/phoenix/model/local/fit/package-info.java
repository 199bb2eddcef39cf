/** Whether a model fits into what memory is free, said before it is loaded. */
@NullMarked
package dev.phoenix.model.local.fit;

import org.jspecify.annotations.NullMarked;
