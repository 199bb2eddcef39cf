package dev.phoenix.telegram.fault;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Breaks connections. A servlet can only answer, so a valve hands the way to hang up to whoever
 * handles the request.
 */
@Component
public class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String HANG_UP = Connections.class.getName();

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextValves(new Valve());
  }

  /** Ends the request's connection without a byte of an answer. */
  public static void breakOff(HttpServletRequest request) {
    ((Runnable) request.getAttribute(HANG_UP)).run();
  }

  private static final class Valve extends ValveBase {

    Valve() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      Runnable hangUp =
          () ->
              response
                  .getCoyoteResponse()
                  .action(ActionCode.CLOSE_NOW, new IOException("asked for by a fault"));
      request.setAttribute(HANG_UP, hangUp);
      getNext().invoke(request, response);
    }
  }
}
