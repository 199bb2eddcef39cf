package dev.phoenix.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat that says hello. Arguments: its folder and its port. */
public final class TinyTomcat {

  private TinyTomcat() {}

  public static void main(String[] arguments) throws Exception {
    var tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[0]);
    tomcat.setPort(Integer.parseInt(arguments[1]));
    var context = tomcat.addContext("", Path.of(arguments[0]).toAbsolutePath().toString());
    Tomcat.addServlet(context, "hello", new Hello());
    context.addServletMappingDecoded("/", "hello");
    tomcat.getConnector();
    tomcat.start();
    tomcat.getServer().await();
  }

  private static final class Hello extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("hello");
    }
  }
}
