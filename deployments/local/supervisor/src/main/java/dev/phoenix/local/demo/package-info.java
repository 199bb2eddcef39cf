/** What the demo does in a person's place: it asks for posts, reviews them, and has a voice. */
@NullMarked
package dev.phoenix.local.demo;

import org.jspecify.annotations.NullMarked;
