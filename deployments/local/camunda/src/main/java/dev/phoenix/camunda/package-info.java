/**
 * What Camunda 8.6 lacks to be used by itself: HTTP Basic on its REST API, credentials for
 * Tasklist's own calls to it.
 */
@NullMarked
package dev.phoenix.camunda;

import org.jspecify.annotations.NullMarked;
