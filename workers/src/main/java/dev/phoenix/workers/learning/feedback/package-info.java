/** What people decided about texts, kept as examples: from verdicts, from files, and to files. */
@NullMarked
package dev.phoenix.workers.learning.feedback;

import org.jspecify.annotations.NullMarked;
