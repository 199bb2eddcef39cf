/** What the system's service manager is told, where it is systemd and started this process. */
@NullMarked
package dev.phoenix.local.systemd;

import org.jspecify.annotations.NullMarked;
