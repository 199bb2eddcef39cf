package dev.phoenix.local.home;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of a Phoenix, all on 127.0.0.1; each can be set as {@code ports.NAME} in phoenix.yaml.
 */
public record Ports(
    int rest,
    int grpc,
    int management,
    int brokerCommand,
    int brokerInternal,
    int search,
    int searchTransport,
    int workers,
    int model,
    int modelGrpc,
    int feed,
    int modelImages,
    int telegram,
    int supervisor) {

  /** The well-known ones. */
  public static Ports standard() {
    return new Ports(
        8080, 26500, 9600, 26501, 26502, 9200, 9300, 8090, 8091, 50051, 8092, 8093, 8094, 8095);
  }

  /** Fourteen ports in a row, so that several can run side by side. */
  public static Ports from(int base) {
    return new Ports(
        base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8,
        base + 9, base + 10, base + 11, base + 12, base + 13);
  }

  /** These ports, with some of them changed. */
  public Ports with(Map<String, Integer> changes) {
    return new Ports(
        changes.getOrDefault("rest", rest),
        changes.getOrDefault("grpc", grpc),
        changes.getOrDefault("management", management),
        changes.getOrDefault("brokerCommand", brokerCommand),
        changes.getOrDefault("brokerInternal", brokerInternal),
        changes.getOrDefault("search", search),
        changes.getOrDefault("searchTransport", searchTransport),
        changes.getOrDefault("workers", workers),
        changes.getOrDefault("model", model),
        changes.getOrDefault("modelGrpc", modelGrpc),
        changes.getOrDefault("feed", feed),
        changes.getOrDefault("modelImages", modelImages),
        changes.getOrDefault("telegram", telegram),
        changes.getOrDefault("supervisor", supervisor));
  }

  /** The name of each setting with its port. */
  public Map<String, Integer> byName() {
    var all = new LinkedHashMap<String, Integer>();
    all.put("rest", rest);
    all.put("grpc", grpc);
    all.put("management", management);
    all.put("brokerCommand", brokerCommand);
    all.put("brokerInternal", brokerInternal);
    all.put("search", search);
    all.put("searchTransport", searchTransport);
    all.put("workers", workers);
    all.put("model", model);
    all.put("modelGrpc", modelGrpc);
    all.put("feed", feed);
    all.put("modelImages", modelImages);
    all.put("telegram", telegram);
    all.put("supervisor", supervisor);
    return all;
  }
}
