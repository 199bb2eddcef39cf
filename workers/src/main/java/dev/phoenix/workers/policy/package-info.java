/** What a brief is and how a text is checked against it; social and approval share it. */
@NullMarked
package dev.phoenix.workers.policy;

import org.jspecify.annotations.NullMarked;
