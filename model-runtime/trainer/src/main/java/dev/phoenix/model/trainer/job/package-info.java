/** The job folder: what a job asks for, who works on it, how far it is, how it ended. */
@NullMarked
package dev.phoenix.model.trainer.job;

import org.jspecify.annotations.NullMarked;
