package dev.phoenix.workers.monitoring.health;

import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotToken;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.Ticks;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.health.probe.BackupProbe;
import dev.phoenix.workers.monitoring.health.probe.CamundaProbe;
import dev.phoenix.workers.monitoring.health.probe.DatabaseProbe;
import dev.phoenix.workers.monitoring.health.probe.DiskProbe;
import dev.phoenix.workers.monitoring.health.probe.DraftingProbe;
import dev.phoenix.workers.monitoring.health.probe.FeedProbe;
import dev.phoenix.workers.monitoring.health.probe.GrpcProbe;
import dev.phoenix.workers.monitoring.health.probe.HttpProbe;
import dev.phoenix.workers.monitoring.health.probe.MemoryProbe;
import dev.phoenix.workers.monitoring.health.probe.ModelRuntimeProbe;
import dev.phoenix.workers.monitoring.health.probe.NightProbe;
import dev.phoenix.workers.monitoring.health.probe.OpenSearchProbe;
import dev.phoenix.workers.monitoring.health.probe.Probe;
import dev.phoenix.workers.monitoring.health.probe.TcpProbe;
import dev.phoenix.workers.monitoring.health.probe.TelegramProbe;
import dev.phoenix.workers.monitoring.health.probe.Web;
import dev.phoenix.workers.storage.Installation;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Makes the probe of each kind. */
final class Probes {

  private static final Duration A_DAY_AND_TWO_HOURS = Duration.ofHours(26);
  private static final int PLACES = 20;
  private static final int PERCENT = 5;
  private static final DataSize FREE = DataSize.ofGigabytes(1);

  /**
   * What belongs to the workers themselves.
   *
   * @param bot Telegram's; without a token nothing is asked
   */
  record Own(
      JdbcClient jdbc,
      Installation installation,
      CamundaClient camunda,
      ModelRuntimeClient runtime,
      SupervisorDoor door,
      BotSettings bot,
      Path data,
      ScheduledExecutorService timer,
      Clock clock) {}

  private final Own own;

  Probes(Own own) {
    this.own = own;
  }

  /**
   * The probe of a target.
   *
   * @throws IllegalArgumentException if the target lacks what its kind needs; without the address
   */
  Probe of(TargetSettings target, Kind kind, Duration limit) {
    return switch (kind) {
      case HTTP ->
          new HttpProbe(
              web(target, limit),
              Objects.requireNonNullElse(target.status(), 0),
              target.contains());
      case GRPC -> {
        var place = Place.of(target.address(), "grpc");
        yield new GrpcProbe(place.host(), place.port(), place.secure(), place.rest(), limit);
      }
      case TCP -> {
        var place = Place.of(target.address(), "tcp");
        yield new TcpProbe(place.host(), place.port(), limit);
      }
      case DATABASE -> new DatabaseProbe(own.jdbc());
      case MEMORY -> new MemoryProbe(own.door(), megabytes(target.above()));
      case DISK ->
          new DiskProbe(
              Objects.requireNonNullElse(target.folder(), own.data()),
              Objects.requireNonNullElse(target.below(), FREE).toBytes(),
              Objects.requireNonNullElse(target.percentBelow(), PERCENT));
      case CAMUNDA ->
          new CamundaProbe(
              own.camunda(), target.address() == null ? null : web(target, limit), limit);
      case OPENSEARCH -> new OpenSearchProbe(web(target, limit));
      case MODEL_RUNTIME ->
          new ModelRuntimeProbe(
              web(target, limit), Objects.requireNonNullElse(target.places(), PLACES));
      case DRAFTING -> new DraftingProbe(own.runtime(), limit, own.timer());
      case FEED -> new FeedProbe(web(target, limit));
      case TELEGRAM -> new TelegramProbe(bot(limit), own.bot().mode().equals("webhook"));
      case BACKUP -> new BackupProbe(own.door(), after(target), own.clock());
      case NIGHT -> new NightProbe(own.jdbc(), own.installation().id(), after(target), own.clock());
    };
  }

  private static Web web(TargetSettings target, Duration limit) {
    var address = target.address();
    if (address == null || address.isBlank()) {
      throw new IllegalArgumentException(
          "address is missing: set it to one such as http://127.0.0.1:8091");
    }
    URI uri;
    try {
      uri = URI.create(address.strip());
    } catch (IllegalArgumentException e) {
      // its message would repeat the address, which may hold a password
      throw new IllegalArgumentException("address is none: such as http://127.0.0.1:8091");
    }
    return new Web(uri, null, limit);
  }

  private BotApi bot(Duration limit) {
    var token = own.bot().token();
    if (token == null || token.isBlank()) {
      throw new IllegalArgumentException("phoenix.workers.telegram.token is missing");
    }
    var connect = limit.compareTo(Duration.ofSeconds(5)) < 0 ? limit : Duration.ofSeconds(5);
    return new BotApi(
        BotAddress.of(own.bot().api()),
        new BotToken(token.strip()),
        // getMe and getWebhookInfo, one after the other
        new HttpLimits(connect, limit.dividedBy(2), 1 << 20),
        FloodLimits.DEFAULT,
        Ticks.SYSTEM);
  }

  private static Duration after(TargetSettings target) {
    var after = Objects.requireNonNullElse(target.after(), A_DAY_AND_TWO_HOURS);
    if (!after.isPositive()) {
      throw new IllegalArgumentException("after must be above zero, such as 26h");
    }
    return after;
  }

  private static long megabytes(@Nullable DataSize size) {
    return size == null ? 0 : size.toMegabytes();
  }
}
