/** Where a Phoenix keeps what it needs to know: folders, ports, settings. */
@NullMarked
package dev.phoenix.local.home;

import org.jspecify.annotations.NullMarked;
