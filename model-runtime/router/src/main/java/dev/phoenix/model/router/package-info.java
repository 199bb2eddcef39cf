/**
 * Which model answers: rules in configuration choose candidates for a task, and a request goes from
 * one to the next until one has answered.
 */
@NullMarked
package dev.phoenix.model.router;

import org.jspecify.annotations.NullMarked;
