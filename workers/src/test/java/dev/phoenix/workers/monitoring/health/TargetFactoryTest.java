package dev.phoenix.workers.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

/** What can be configured, as it is written in the configuration. */
class TargetFactoryTest {

  private static final List<TargetSettings> DEFAULTS =
      List.of(
          TargetSettings.of("disk", "Disk", Kind.DISK, Group.COMPONENT).critically(),
          TargetSettings.of("memory", "Memory", Kind.MEMORY, Group.COMPONENT));

  @Test
  void shouldChangeADefaultTargetOfTheSameIdAndAddOthers() {
    // when
    var targets =
        targets(
            "targets[0].id=disk",
            "targets[0].rounds-to-fail=5",
            "targets[1].id=shop",
            "targets[1].name=Shop",
            "targets[1].kind=http",
            "targets[1].address=https://shop.example.org/",
            "targets[1].timeout=3s");

    // then
    assertThat(targets.all()).extracting(Target::id).containsExactly("disk", "memory", "shop");
    var disk = targets.find("disk").orElseThrow();
    assertThat(disk.roundsToFail()).isEqualTo(5);
    assertThat(disk.name()).isEqualTo("Disk");
    assertThat(disk.critical()).isTrue();
    var shop = targets.find("shop").orElseThrow();
    assertThat(shop.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(shop.group()).isEqualTo(Group.INTEGRATION);
    assertThat(shop.roundsToFail()).isEqualTo(2);
    assertThat(shop.roundsToRecover()).isEqualTo(1);
  }

  @Test
  void shouldSwitchOff() {
    assertThat(targets("targets[0].id=disk", "targets[0].enabled=false").all())
        .extracting(Target::id)
        .containsExactly("memory");
    assertThat(targets("defaults=false").all()).isEmpty();
    assertThat(targets("enabled=false").all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targets[0].kind=http|targets[0].id must be",
        "targets[0].id=My Shop,targets[0].kind=disk|targets[0].id must be",
        "targets[0].id=shop|'shop' has no kind",
        "targets[0].id=shop,targets[0].kind=http|'shop' (http): address is missing",
        "targets[0].id=shop,targets[0].kind=http,targets[0].address=ftp://a:s3cret@b/|must be http",
        "targets[0].id=shop,targets[0].kind=http,targets[0].address=http://a:s3cret@b c/|is none",
        "targets[0].id=shop,targets[0].kind=tcp,targets[0].address=here|a host and a port",
        "targets[0].id=shop,targets[0].kind=grpc,targets[0].address=a:0|a host and a port",
        "targets[0].id=bot,targets[0].kind=telegram|phoenix.workers.telegram.token is missing",
        "targets[0].id=disk,targets[0].timeout=2m|round-time, PT1M",
        "targets[0].id=disk,targets[0].timeout=0s|timeout",
        "targets[0].id=disk,targets[0].slow-above=9s|slow-above",
        "targets[0].id=disk,targets[0].rounds-to-fail=0|rounds-to-fail",
        "targets[0].id=disk,targets[1].id=disk|'disk' is there twice",
        "targets[0].id=disk,targets[0].needs=nobody|needs 'nobody', which is no target",
        "round-time=0s|round-time must be",
        "flapping-changes=20|flapping-changes must be",
        "kept=1h|kept must be 2d or more"
      })
  void shouldSayWhatToChange(String given, String message) {
    assertThatThrownBy(() -> targets(given.split(",")))
        .satisfies(
            thrown ->
                assertThat(NestedExceptionUtils.getMostSpecificCause(thrown).getMessage())
                    .contains(message)
                    .doesNotContain("s3cret"));
  }

  @Test
  void shouldNameTheKindsWhereOneIsUnknown() {
    assertThatThrownBy(() -> targets("targets[0].id=shop", "targets[0].kind=ftp"))
        .rootCause()
        .hasMessageContaining("Kind.ftp");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:50051, 127.0.0.1, 50051, false, ''",
    "grpcs://model.example.org:443/phoenix.v1, model.example.org, 443, true, phoenix.v1"
  })
  void shouldReadPlaces(String address, String host, int port, boolean secure, String rest) {
    assertThat(Place.of(address, "grpc")).isEqualTo(new Place(host, port, secure, rest));
  }

  private static Targets targets(String... given) {
    Map<String, Object> map = new HashMap<>();
    for (var setting : given) {
      map.put(
          "phoenix.workers.monitoring.health." + setting.substring(0, setting.indexOf('=')),
          setting.substring(setting.indexOf('=') + 1));
    }
    var settings =
        new Binder(new MapConfigurationPropertySource(map))
            .bindOrCreate("phoenix.workers.monitoring.health", HealthSettings.class);
    return new TargetFactory(settings, HealthUnderTest.probes()).of(DEFAULTS);
  }
}
