/**
 * The workers' tables where PostgreSQL keeps them: a {@link Snapshot} of one moment goes into a
 * backup as text, and a {@link Target} takes it back, all or nothing.
 */
@NullMarked
package dev.phoenix.local.backup.postgresql;

import org.jspecify.annotations.NullMarked;
