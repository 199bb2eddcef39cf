/** The contract phoenix.model.v1 over gRPC: validation, a bounded queue, status codes. */
@NullMarked
package dev.phoenix.model.server.grpc;

import org.jspecify.annotations.NullMarked;
