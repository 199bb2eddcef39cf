package dev.phoenix.local.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What passed on the road, by the marker of the effect. */
final class Passages {

  private final Map<String, Boolean> lookedUpSinceSent = new ConcurrentHashMap<>();
  private final AtomicInteger sends = new AtomicInteger();
  private final AtomicInteger lookUps = new AtomicInteger();
  private final AtomicInteger sentBlindly = new AtomicInteger();

  void sent(String marker) {
    sends.incrementAndGet();
    if (Boolean.FALSE.equals(lookedUpSinceSent.put(marker, false))) {
      sentBlindly.incrementAndGet();
    }
  }

  void lookedUp(String marker) {
    lookUps.incrementAndGet();
    lookedUpSinceSent.replace(marker, true);
  }

  int sends() {
    return sends.get();
  }

  int lookUps() {
    return lookUps.get();
  }

  /** How often something was sent again without a look-up since it was sent before. */
  int sentBlindly() {
    return sentBlindly.get();
  }
}
