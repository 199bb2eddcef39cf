package dev.phoenix.bench;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints one figure a line, {@code figure NAME VALUE UNIT}; progress goes to standard error.
 *
 * <p>Arguments: REST address, gRPC address, management address, repetitions, posts and bare
 * instances of each repetition.
 */
public final class EngineBench {

  private static final int WARM_UP_POSTS = 10;
  private static final int WARM_UP_INSTANCES = 500;

  private EngineBench() {}

  /** Runs both by turns, so that what else the machine does hits both. */
  public static void main(String[] arguments) throws Exception {
    URI rest = URI.create(arguments[0]);
    URI grpc = URI.create(arguments[1]);
    EngineCounters counters = new EngineCounters(URI.create(arguments[2] + "/actuator/prometheus"));
    int repetitions = Integer.parseInt(arguments[3]);
    int posts = Integer.parseInt(arguments[4]);
    int instances = Integer.parseInt(arguments[5]);
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(grpc)
            .restAddress(rest)
            .preferRestOverGrpc(false)
            .numJobWorkerExecutionThreads(4)
            .defaultRequestTimeout(Duration.ofSeconds(30))
            .build()) {
      BareProcess bare = new BareProcess(client);
      SocialPosts flow = new SocialPosts(client, new Reviews(rest), counters);
      System.err.println("warming up");
      bare.run(WARM_UP_INSTANCES);
      flow.run(WARM_UP_POSTS);
      measure(bare, flow, repetitions, posts, instances);
    }
  }

  private static void measure(
      BareProcess bare, SocialPosts flow, int repetitions, int posts, int instances)
      throws Exception {
    List<Double> bareRates = new ArrayList<>();
    List<Double> postRates = new ArrayList<>();
    List<Double> jobRates = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      double bareRate = bare.run(instances);
      SocialPosts.Rate rate = flow.run(posts);
      bareRates.add(bareRate);
      postRates.add(rate.posts());
      jobRates.add(rate.jobs());
      ratios.add(rate.jobs() / bareRate);
      System.err.printf(
          Locale.ROOT,
          "repetition %d of %d: %.1f bare/s, %.2f posts/s, %.1f jobs/s%n",
          repetition,
          repetitions,
          bareRate,
          rate.posts(),
          rate.jobs());
    }
    figure("repetitions", repetitions, "1");
    print("flow_per_s", postRates, "posts/s");
    print("flow_jobs_per_s", jobRates, "jobs/s");
    print("bare_per_s", bareRates, "jobs/s");
    print("flow_job_ratio", ratios, "1");
  }

  private static void print(String name, List<Double> values, String unit) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    figure(name, median, unit);
    figure(name + "_min", sorted.getFirst(), unit);
    figure(name + "_max", sorted.getLast(), unit);
  }

  private static void figure(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "figure %s %.3f %s%n", name, value, unit);
  }
}
