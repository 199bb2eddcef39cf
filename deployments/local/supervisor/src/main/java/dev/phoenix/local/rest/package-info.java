/** The calls to Camunda's REST API that the launcher makes. */
@NullMarked
package dev.phoenix.local.rest;

import org.jspecify.annotations.NullMarked;
