package dev.phoenix.workers.monitoring.tell;

import dev.phoenix.connector.commons.publish.Attempt;

/** One way to tell people. */
interface Way {

  /** How it is called in answers and logs. */
  String name();

  /** Tells it, unless it was told; never throws for what the network or the remote does. */
  Attempt tell(News news);
}
