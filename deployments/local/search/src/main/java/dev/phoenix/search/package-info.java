/** OpenSearch as one small process of the embedded platform. */
@NullMarked
package dev.phoenix.search;

import org.jspecify.annotations.NullMarked;
