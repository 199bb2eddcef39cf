/** What flows ask people for: each request made once, decided once, and told to whoever asked. */
@NullMarked
package dev.phoenix.workers.approval.request;

import org.jspecify.annotations.NullMarked;
