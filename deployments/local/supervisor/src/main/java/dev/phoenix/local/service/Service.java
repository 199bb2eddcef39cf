package dev.phoenix.local.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One process of a Phoenix. A new one is one more of these in {@link ServiceCatalog}.
 *
 * @param name what {@code status} and {@code logs} call it
 * @param command the program and its arguments
 * @param environment variables beside those of the supervisor
 * @param directory where it runs; created when missing
 * @param health what tells that it can work
 * @param ports what it listens on
 * @param after the services that must be healthy before it starts
 * @param startLimit how long it may take to become healthy
 * @param grace how long it may take to end by itself
 * @param optional whether the rest works without it: nobody waits for its first health
 * @param address where a person finds it
 */
public record Service(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    HealthCheck health,
    List<Integer> ports,
    List<String> after,
    Duration startLimit,
    Duration grace,
    boolean optional,
    String address) {

  /** The same with more variables, and after more services. */
  public Service with(Map<String, String> variables, List<String> others) {
    var more = new HashMap<>(environment);
    more.putAll(variables);
    var later = Stream.concat(after.stream(), others.stream()).toList();
    return new Service(
        name, command, more, directory, health, ports, later, startLimit, grace, optional, address);
  }

  /** The same with another health check. */
  public Service with(HealthCheck other) {
    return new Service(
        name,
        command,
        environment,
        directory,
        other,
        ports,
        after,
        startLimit,
        grace,
        optional,
        address);
  }

  /** The same with another time to end by itself. */
  public Service withGrace(Duration other) {
    return new Service(
        name,
        command,
        environment,
        directory,
        health,
        ports,
        after,
        startLimit,
        other,
        optional,
        address);
  }

  /** The same, but the rest works without it. */
  public Service asOptional() {
    return new Service(
        name,
        command,
        environment,
        directory,
        health,
        ports,
        after,
        startLimit,
        grace,
        true,
        address);
  }
}
