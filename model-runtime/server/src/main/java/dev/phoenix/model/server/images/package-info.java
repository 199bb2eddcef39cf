/**
 * The images skill: prepares pictures for posts and keeps them, and can be switched off or missing
 * without any harm to the rest.
 */
@NullMarked
package dev.phoenix.model.server.images;

import org.jspecify.annotations.NullMarked;
