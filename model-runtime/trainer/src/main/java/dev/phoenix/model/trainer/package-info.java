/** The process that trains an adapter in a job folder, from its start to its result. */
@NullMarked
package dev.phoenix.model.trainer;

import org.jspecify.annotations.NullMarked;
