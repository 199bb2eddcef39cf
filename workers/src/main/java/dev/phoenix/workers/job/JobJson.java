package dev.phoenix.workers.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads jobs' variables into records and writes results. Never tells a value in a message. */
public final class JobJson {

  // The engine's own JSON may be nested 1000 deep; the variables add a level
  private static final int MAX_DEPTH = 2_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          // a record's own questions, such as isError(), are no variables
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private JobJson() {}

  /** The mapper that reads and writes variables; not to be changed. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The variables that a task reads. */
  static List<String> variables(Class<? extends Record> input) {
    return Arrays.stream(input.getRecordComponents()).map(c -> c.getName()).toList();
  }

  /**
   * Reads variables.
   *
   * @throws JobInputException if they do not fit; the message names the place and what is due
   */
  static <I extends Record> I read(String variables, Class<I> input) {
    try {
      return MAPPER.readValue(variables, input);
    } catch (JsonMappingException e) {
      throw new JobInputException(explain(e));
    } catch (JsonProcessingException e) {
      throw new JobInputException("the variables are no JSON that can be read");
    }
  }

  /** Writes result variables. */
  static String write(Object variables) {
    try {
      return MAPPER.writeValueAsString(variables);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + variables.getClass().getName(), e);
    }
  }

  private static String explain(JsonMappingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof JobInputException refused) {
        return String.valueOf(refused.getMessage());
      }
    }
    var where =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .collect(Collectors.joining("."));
    return "the variable '" + where + "' is not " + due(e);
  }

  private static String due(JsonMappingException e) {
    @Nullable Class<?> target =
        e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (target == null) {
      return "of the type that is due";
    }
    if (CharSequence.class.isAssignableFrom(target)) {
      return "a string";
    }
    if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
      return "a " + target.getSimpleName();
    }
    return List.class.isAssignableFrom(target) ? "a list" : "an object";
  }
}
