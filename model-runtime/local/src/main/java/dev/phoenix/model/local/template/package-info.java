/** How conversations are written for a model: the turns and marks that it was trained on. */
@NullMarked
package dev.phoenix.model.local.template;

import org.jspecify.annotations.NullMarked;
