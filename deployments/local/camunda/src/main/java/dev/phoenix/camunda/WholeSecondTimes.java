package dev.phoenix.camunda;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Keeps Tasklist's import alive. Tasklist 8.6.0 writes the time at which a task was made or
 * completed with {@link OffsetDateTime#toString}, which leaves the milliseconds out when they are
 * zero; its own index then refuses the time, and the import tries the same record for ever: about
 * every five hundredth task would be the last one that people see. Such a time is moved on by one
 * millisecond.
 *
 * <p>Tasklist's classes are in the distribution only, not in a repository: hence the reflection.
 */
@AutoConfiguration
public class WholeSecondTimes {

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final String MAPPER =
      "io.camunda.tasklist.zeebeimport.v860.processors.common.UserTaskRecordToTaskEntityMapper";

  /** Wraps the mapper of imported tasks. */
  @Bean
  static BeanPostProcessor phoenixWholeSecondTimes() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean.getClass().getName().equals(MAPPER) ? mending(bean) : bean;
      }
    };
  }

  /** The mapper, with mended times in every task that it answers. */
  static Object mending(Object mapper) {
    ProxyFactory factory = new ProxyFactory(mapper);
    factory.setProxyTargetClass(true);
    factory.addAdvice(
        (MethodInterceptor)
            call -> {
              Object result = call.proceed();
              if (call.getMethod().getName().equals("map") && result instanceof Optional<?> task) {
                task.ifPresent(WholeSecondTimes::mend);
              }
              return result;
            });
    return factory.getProxy(mapper.getClass().getClassLoader());
  }

  private static void mend(Object task) {
    mend(task, "CreationTime");
    mend(task, "CompletionTime");
  }

  private static void mend(Object task, String property) {
    try {
      Object time = task.getClass().getMethod("get" + property).invoke(task);
      if (time instanceof OffsetDateTime whole && whole.getNano() == 0) {
        Method set = task.getClass().getMethod("set" + property, OffsetDateTime.class);
        set.invoke(task, whole.plus(MILLISECOND));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Tasklist is not 8.6.0: its tasks are other ones", e);
    }
  }
}
