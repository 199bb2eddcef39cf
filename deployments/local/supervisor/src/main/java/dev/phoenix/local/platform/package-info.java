/**
 * What must be there before anything starts: this system, free ports, disk, the Camunda
 * distribution.
 */
@NullMarked
package dev.phoenix.local.platform;

import org.jspecify.annotations.NullMarked;
