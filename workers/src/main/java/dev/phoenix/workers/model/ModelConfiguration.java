package dev.phoenix.workers.model;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.WorkersSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One connection to the model runtime, which may start later. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  ModelRuntimeClient modelRuntimeClient(WorkersSettings settings) {
    var model = settings.model();
    return ModelRuntimeClient.connect(model.host(), model.port(), model.deadline(), model.token());
  }
}
