/** Measures the server as a process: how long it takes to start, and what HTTP costs a request. */
@NullMarked
package dev.phoenix.model.bench.service;

import org.jspecify.annotations.NullMarked;
