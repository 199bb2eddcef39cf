/** The flows on the in-memory engine: every way through them, and what each leaves behind. */
package dev.phoenix.workers.process;
