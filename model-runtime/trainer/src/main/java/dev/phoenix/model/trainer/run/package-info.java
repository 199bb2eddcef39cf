/** The training itself, from the first step or a checkpoint to the files that it leaves. */
@NullMarked
package dev.phoenix.model.trainer.run;

import org.jspecify.annotations.NullMarked;
