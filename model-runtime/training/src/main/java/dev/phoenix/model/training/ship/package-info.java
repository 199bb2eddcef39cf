/**
 * Makes what ships from a trained model: weights in two formats, confidence, figures, model card.
 */
@NullMarked
package dev.phoenix.model.training.ship;

import org.jspecify.annotations.NullMarked;
