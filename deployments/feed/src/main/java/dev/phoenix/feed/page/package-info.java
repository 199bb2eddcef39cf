/** The pages for people: the same entries as HTML, in which every text is text. */
@NullMarked
package dev.phoenix.feed.page;

import org.jspecify.annotations.NullMarked;
