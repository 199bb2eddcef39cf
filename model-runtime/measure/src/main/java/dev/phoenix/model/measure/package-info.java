/** What benchmarks say of what they measured: values with their spread, and rates with theirs. */
@NullMarked
package dev.phoenix.model.measure;

import org.jspecify.annotations.NullMarked;
