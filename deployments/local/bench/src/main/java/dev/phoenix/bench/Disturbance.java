package dev.phoenix.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

/**
 * What happens to each HTTP request in a process that is slow or wrong. Called from the server's
 * own code, whose types it knows by name alone.
 */
public final class Disturbance {

  private static final int ERROR = 500;
  private static final ScopedValue<Boolean> LATE = ScopedValue.newInstance();

  private static volatile Duration delay = Duration.ZERO;
  private static volatile boolean wrong;

  private Disturbance() {}

  static void set(Duration later, boolean answersWrong) {
    delay = later;
    wrong = answersWrong;
  }

  /**
   * A request to Tomcat.
   *
   * @param response its {@code org.apache.catalina.connector.Response}
   * @return whether it is answered
   */
  public static boolean ofTomcat(Object response) throws InterruptedException {
    Thread.sleep(delay);
    if (wrong) {
      call(method(response.getClass(), "setStatus", 1), response, ERROR);
    }
    return wrong;
  }

  /**
   * A request to OpenSearch. Its threads serve many connections each and must not sleep.
   *
   * @param controller its {@code RestController}
   * @param request to be answered
   * @param channel takes the answer
   * @param context of the thread
   * @return whether it is answered, or will be
   */
  public static boolean ofOpenSearch(
      Object controller, Object request, Object channel, Object context) {
    if (wrong) {
      answerError(channel);
      return true;
    }
    if (delay.isZero() || LATE.isBound()) {
      return false;
    }
    var later = delay;
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(later);
              } catch (InterruptedException e) {
                return;
              }
              ScopedValue.where(LATE, true)
                  .run(
                      () ->
                          call(
                              method(controller.getClass(), "dispatchRequest", 3),
                              controller,
                              request,
                              channel,
                              context));
            });
    return true;
  }

  private static void answerError(Object channel) {
    try {
      var loader = channel.getClass().getClassLoader();
      var response = Class.forName("org.opensearch.rest.BytesRestResponse", true, loader);
      var status = response.getMethod("status").getReturnType();
      var error =
          Arrays.stream(status.getEnumConstants())
              .filter(each -> each.toString().equals("INTERNAL_SERVER_ERROR"))
              .findFirst()
              .orElseThrow();
      var answer =
          response.getConstructor(status, String.class).newInstance(error, "It is broken here");
      call(
          method(Class.forName("org.opensearch.rest.RestChannel", true, loader), "sendResponse", 1),
          channel,
          answer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Class<?> type, String name, int parameters) {
    return Arrays.stream(type.getMethods())
        .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow();
  }

  private static void call(Method method, Object target, Object... arguments) {
    try {
      method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
