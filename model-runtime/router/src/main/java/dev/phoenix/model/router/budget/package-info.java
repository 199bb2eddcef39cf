/** How many tokens a request and a process instance may take. */
@NullMarked
package dev.phoenix.model.router.budget;

import org.jspecify.annotations.NullMarked;
