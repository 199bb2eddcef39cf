package dev.phoenix.camunda;

import io.camunda.zeebe.client.CredentialsProvider;
import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.ZeebeClientConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;

/**
 * Credentials for the calls that Tasklist itself makes to {@code /v2/user-tasks}. Camunda 8.6
 * builds that client without any, so that with authentication on, claiming a task in Tasklist would
 * answer 500.
 */
@AutoConfiguration
public class TasklistCredentials {

  static final String CLIENT_BEAN = "tasklistZeebeClient";

  /** Replaces Tasklist's client by one that signs in as Tasklist's configured user. */
  @Bean
  static BeanPostProcessor phoenixTasklistCredentials(Environment environment) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return CLIENT_BEAN.equals(name) && bean instanceof ZeebeClient client
            ? withCredentials(client, authorization(environment))
            : bean;
      }
    };
  }

  private static String authorization(Environment environment) {
    String user = environment.getProperty("camunda.tasklist.userId", "demo");
    String password = environment.getProperty("camunda.tasklist.password", "demo");
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static ZeebeClient withCredentials(ZeebeClient anonymous, String authorization) {
    ZeebeClientConfiguration configuration = anonymous.getConfiguration();
    ZeebeClient client =
        ZeebeClient.newClientBuilder()
            .grpcAddress(configuration.getGrpcAddress())
            .restAddress(configuration.getRestAddress())
            .usePlaintext()
            .defaultJobWorkerMaxJobsActive(configuration.getDefaultJobWorkerMaxJobsActive())
            .credentialsProvider(new FixedAuthorization(authorization))
            .build();
    anonymous.close();
    return client;
  }

  /** Sends the same header with every call; a refused one is never repeated. */
  private record FixedAuthorization(String header) implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) {
      applier.put(HttpHeaders.AUTHORIZATION, header);
    }

    @Override
    public boolean shouldRetryRequest(StatusCode status) {
      return false;
    }

    @Override
    public String toString() {
      return "FixedAuthorization[header=...]";
    }
  }
}
