/**
 * One picture of all that a Phoenix keeps, taken while its processes stand still, as one signed
 * file; and the way back from it.
 */
@NullMarked
package dev.phoenix.local.backup;

import org.jspecify.annotations.NullMarked;
