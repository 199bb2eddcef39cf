/**
 * Starts trainers, and other programs that work in a job folder, as processes of their own with
 * limits that the system keeps. Sees no PyTorch.
 */
@NullMarked
package dev.phoenix.model.trainer.launch;

import org.jspecify.annotations.NullMarked;
