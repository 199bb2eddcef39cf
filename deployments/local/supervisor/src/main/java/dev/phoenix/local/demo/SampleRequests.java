package dev.phoenix.local.demo;

import dev.phoenix.local.rest.Camunda;
import java.nio.file.Path;
import java.util.List;

/** Asks for the {@link SampleRequest sample requests}, so that there is something to decide. */
public final class SampleRequests {

  private final Platform platform;

  /** Asks on this platform. */
  public SampleRequests(Camunda camunda, Path logs) {
    this.platform = new Platform(camunda, logs);
  }

  /** Asks for all of them; what was asked before is joined. Returns their titles. */
  public List<String> ask() throws InterruptedException {
    var samples = SampleRequest.all();
    for (var sample : samples) {
      platform.start(sample.start());
    }
    return samples.stream().map(SampleRequest::title).toList();
  }
}
