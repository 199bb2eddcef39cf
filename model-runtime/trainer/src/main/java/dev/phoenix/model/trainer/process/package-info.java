/** The frame of a process that works in a job folder: its lock, its exit code and its time. */
@NullMarked
package dev.phoenix.model.trainer.process;

import org.jspecify.annotations.NullMarked;
