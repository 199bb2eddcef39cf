package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines to learn from.
 *
 * @param file a relative one is in the job folder
 * @param sha256 of its bytes, by which a changed one is refused; null to take it as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataFile(Path file, @Nullable String sha256) {}
