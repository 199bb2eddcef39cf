package dev.phoenix.workers.job;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A task that does what a test tells it. */
record TestTask(BiFunction<Input, JobContext, JobOutcome> work) implements JobTask<TestTask.Input> {

  record Input(@Nullable String word, @Nullable Integer number) {}

  @Override
  public String type() {
    return Engine.TYPE;
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    return work.apply(input, context);
  }
}
