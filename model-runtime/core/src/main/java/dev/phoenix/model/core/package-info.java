/**
 * The project's own small model, phoenix-core: how it is asked, and its weights. It writes social
 * media posts in English and Spanish and corrects them by findings; nothing else.
 */
@NullMarked
package dev.phoenix.model.core;

import org.jspecify.annotations.NullMarked;
