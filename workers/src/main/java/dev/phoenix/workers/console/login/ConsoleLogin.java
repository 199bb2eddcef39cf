package dev.phoenix.workers.console.login;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * How people prove who they are. Whoever logs in has the name that is kept with what they decide,
 * and the authority {@code ROLE_VIEWER}, or {@code ROLE_VIEWER} and {@code ROLE_DECIDER}.
 *
 * <p>There is {@link BasicLogin}. OpenID Connect is to be another: a bean that calls {@code
 * http.oauth2Login} and maps a claim to these authorities; nothing else of the console changes.
 */
public interface ConsoleLogin {

  /** The authority to read. */
  String VIEWER = "VIEWER";

  /** The authority to decide. */
  String DECIDER = "DECIDER";

  /** Whether there is anyone who could log in; else the console only says what to set. */
  boolean ready();

  /**
   * Adds the login to the console's filters.
   *
   * @param refusals shows who is not logged in what to do
   * @throws Exception as Spring Security's builder does
   */
  void addTo(HttpSecurity http, AuthenticationEntryPoint refusals) throws Exception;
}
