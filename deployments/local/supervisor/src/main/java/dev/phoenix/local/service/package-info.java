/**
 * What a Phoenix is made of: each process with its command, ports, health check and place in the
 * order.
 */
@NullMarked
package dev.phoenix.local.service;

import org.jspecify.annotations.NullMarked;
