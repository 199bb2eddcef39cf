/** The commands of deployments/phoenix. */
@NullMarked
package dev.phoenix.local.cli;

import org.jspecify.annotations.NullMarked;
