/** Files of JSON lines, read strictly: what is wrong is named by file and line. */
@NullMarked
package dev.phoenix.model.gate.lines;

import org.jspecify.annotations.NullMarked;
