/** What a post is to be: the brief, what makes one valid, and every way in which one is not. */
@NullMarked
package dev.phoenix.workers.brief;

import org.jspecify.annotations.NullMarked;
