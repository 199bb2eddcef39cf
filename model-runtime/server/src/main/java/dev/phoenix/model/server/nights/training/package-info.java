/** The step that has an adapter trained on a night's examples. */
@NullMarked
package dev.phoenix.model.server.nights.training;

import org.jspecify.annotations.NullMarked;
