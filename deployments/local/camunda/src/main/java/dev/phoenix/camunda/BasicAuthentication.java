package dev.phoenix.camunda;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * HTTP Basic for the REST API: a request below {@code /v1/} or {@code /v2/} that carries an
 * Authorization header is checked against the users of Operate and Tasklist. A request without the
 * header keeps the session login of the web applications.
 */
@AutoConfiguration
public class BasicAuthentication {

  /** The chain comes before Camunda's own ones, which know only the login form and its cookie. */
  @Bean
  @Order(-1000)
  SecurityFilterChain phoenixBasicAuthentication(
      HttpSecurity http, AuthenticationConfiguration users) throws Exception {
    AuthenticationManager manager =
        new RememberedAuthentication(users.getAuthenticationManager(), Clock.systemUTC());
    return http.securityMatcher(BasicAuthentication::carriesCredentialsForTheApi)
        // a client that sends its credentials each time has no cookie that another site could ride
        // on
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .authenticationManager(manager)
        .httpBasic(Customizer.withDefaults())
        .build();
  }

  static boolean carriesCredentialsForTheApi(HttpServletRequest request) {
    String path = request.getServletPath();
    return (path.startsWith("/v1/") || path.startsWith("/v2/"))
        && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }
}
