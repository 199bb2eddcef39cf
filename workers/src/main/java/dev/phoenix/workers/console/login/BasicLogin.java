package dev.phoenix.workers.console.login;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.phoenix.workers.console.ConsoleSettings;
import dev.phoenix.workers.console.ConsoleSettings.Role;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Names and passwords from the settings, over HTTP Basic, with a brake on guessing. */
final class BasicLogin implements ConsoleLogin {

  private final Map<String, ConsoleSettings.User> users;
  private final GuessBrake brake;

  BasicLogin(ConsoleSettings settings, Clock clock) {
    users =
        settings.users().stream()
            .collect(toUnmodifiableMap(ConsoleSettings.User::name, user -> user));
    var passwords = new DaoAuthenticationProvider(this::user);
    passwords.setPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    brake = new GuessBrake(passwords, clock);
  }

  @Override
  public boolean ready() {
    return !users.isEmpty();
  }

  @Override
  public void addTo(HttpSecurity http, AuthenticationEntryPoint refusals) throws Exception {
    http.authenticationProvider(brake).httpBasic(basic -> basic.authenticationEntryPoint(refusals));
  }

  // made anew each time: Spring Security wipes the password of what it was given
  private UserDetails user(String name) {
    var user =
        Optional.ofNullable(users.get(name))
            .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    return User.withUsername(user.name())
        .password(user.password())
        .roles(user.role() == Role.DECIDER ? new String[] {VIEWER, DECIDER} : new String[] {VIEWER})
        .build();
  }
}
