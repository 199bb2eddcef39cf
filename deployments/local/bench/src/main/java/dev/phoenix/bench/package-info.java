/**
 * Measures a running platform: the whole social-post flow beside a bare one-task process, in the
 * same run.
 */
@NullMarked
package dev.phoenix.bench;

import org.jspecify.annotations.NullMarked;
