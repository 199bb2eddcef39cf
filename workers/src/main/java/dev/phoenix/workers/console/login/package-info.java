/** Who may see the console, and what keeps everyone else out. */
@NullMarked
package dev.phoenix.workers.console.login;

import org.jspecify.annotations.NullMarked;
