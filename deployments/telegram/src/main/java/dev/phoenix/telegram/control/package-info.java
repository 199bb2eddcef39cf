/** What tests and demonstrations tell the double to do. */
@NullMarked
package dev.phoenix.telegram.control;

import org.jspecify.annotations.NullMarked;
