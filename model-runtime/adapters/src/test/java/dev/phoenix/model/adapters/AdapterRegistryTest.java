package dev.phoenix.model.adapters;

import static dev.phoenix.model.adapters.TestAdapters.BASE;
import static dev.phoenix.model.adapters.TestAdapters.OTHER;
import static dev.phoenix.model.adapters.TestAdapters.adapter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterRegistryTest {

  @TempDir Path folder;
  private AdapterRegistry registry;

  @BeforeEach
  void open() throws Exception {
    registry = TestAdapters.open(folder);
  }

  @Test
  void shouldKeepWhatIsAdded() throws Exception {
    // given
    NewAdapter adapter = adapter(folder, "brand", 1);

    // when
    Manifest added = registry.add(adapter);
    Files.delete(adapter.file());

    // then
    assertThat(added.id()).hasToString("brand-v1");
    assertThat(TestAdapters.open(folder).show(added.id())).isEqualTo(added);
    assertThat(registry.file(added.id(), BASE)).hasSize(1000).isReadable();
    assertThat(registry.list()).containsExactly(added);
    assertThat(added.figures()).containsEntry("loss", 1.25);
    assertThat(added.note()).isEqualTo("seed 1");
  }

  @Test
  void shouldNumberTheVersionsOfEachName() throws Exception {
    for (String name : new String[] {"brand", "tone", "brand", "brand-de"}) {
      registry.add(adapter(folder, name, 1));
    }
    assertThat(registry.ids())
        .extracting(AdapterId::toString)
        .containsExactly("brand-v1", "brand-v2", "brand-de-v1", "tone-v1");
  }

  @Test
  void shouldAddNothingWhenTheFileIsNotThere() throws Exception {
    NewAdapter missing =
        new NewAdapter("brand", folder.resolve("none.gguf"), BASE, 8, 16, "", Map.of());
    assertThatThrownBy(() -> registry.add(missing)).isInstanceOf(NoSuchFileException.class);
    assertThat(registry.ids()).isEmpty();
    assertThat(registry.add(adapter(folder, "brand", 1)).id().version()).isEqualTo(1);
  }

  @Test
  void shouldNameWhatExistsWhenOneIsUnknown() throws Exception {
    AdapterId unknown = AdapterId.parse("brand-v9");
    assertThat(refused(() -> registry.show(unknown), Reason.UNKNOWN))
        .hasMessage("There is no adapter 'brand-v9'; there is none yet");
    registry.add(adapter(folder, "brand", 1));
    registry.add(adapter(folder, "tone", 2));
    assertThat(refused(() -> registry.activate(unknown, 1), Reason.UNKNOWN))
        .hasMessage("There is no adapter 'brand-v9'; there are brand-v1, tone-v1");
  }

  @Test
  void shouldRefuseAnAdapterOfAnotherBaseByName() throws Exception {
    AdapterId id = registry.add(adapter(folder, "brand", OTHER, 1)).id();
    assertThat(refused(() -> registry.file(id, BASE), Reason.OTHER_BASE))
        .hasMessageContainingAll("brand-v1", "other-core", "phoenix-core", "train it again");
  }

  @Test
  void shouldRefuseEveryChangedByteByName() throws Exception {
    // given
    AdapterId id = registry.add(adapter(folder, "brand", 1)).id();
    Path version = folder.resolve("registry/adapters/brand/v1");
    for (String name : new String[] {"adapter.gguf", "manifest.json", "SHA256SUMS"}) {
      Path file = version.resolve(name);
      byte[] sound = Files.readAllBytes(file);
      for (int i = 0; i < sound.length; i++) {
        // when
        byte[] changed = sound.clone();
        changed[i] ^= (byte) (1 << i % 8);
        Files.write(file, changed);

        // then
        assertThat(refused(() -> registry.file(id, BASE), Reason.DAMAGED))
            .hasMessageContaining("brand-v1");
      }
      Files.write(file, sound);
      registry.verify(id);
    }
  }

  @Test
  void shouldRefuseFilesThatAreMissingCutOrNotTheirs() throws Exception {
    // given
    AdapterId id = registry.add(adapter(folder, "brand", 1)).id();
    AdapterId other = registry.add(adapter(folder, "brand", 2)).id();
    Path version = folder.resolve("registry/adapters/brand/v1");
    Path otherVersion = version.resolveSibling("v2");
    for (String name : new String[] {"adapter.gguf", "manifest.json", "SHA256SUMS"}) {
      Path file = version.resolve(name);
      byte[] sound = Files.readAllBytes(file);

      // when / then
      Files.write(file, new byte[0]);
      refused(() -> registry.activate(id, 1), Reason.DAMAGED);
      Files.write(file, Files.readAllBytes(otherVersion.resolve(name)));
      refused(() -> registry.activate(id, 1), Reason.DAMAGED);
      Files.delete(file);
      refused(() -> registry.activate(id, 1), Reason.DAMAGED);
      assertThat(registry.verify()).containsOnlyKeys(id);
      assertThat(registry.list()).extracting(Manifest::id).contains(other);
      Files.write(file, sound);
    }
    assertThat(registry.verify()).isEmpty();
  }

  @Test
  void shouldRefuseValuesThatCannotBe() throws Exception {
    Path file = adapter(folder, "brand", 1).file();
    refused(() -> new NewAdapter("../x", file, BASE, 8, 16, "", Map.of()), Reason.INVALID);
    refused(() -> new NewAdapter("x", file, BASE, 0, 16, "", Map.of()), Reason.INVALID);
    refused(() -> new NewAdapter("x", file, BASE, 8, Double.NaN, "", Map.of()), Reason.INVALID);
    refused(() -> new NewAdapter("x", file, BASE, 8, 16, "a\nb", Map.of()), Reason.INVALID);
    refused(
        () -> new NewAdapter("x", file, BASE, 8, 16, "", Map.of("loss", Double.POSITIVE_INFINITY)),
        Reason.INVALID);
    refused(() -> new BaseModel("x", "abc"), Reason.INVALID);
    refused(() -> new BaseModel(" ", BASE.sha256()), Reason.INVALID);
    refused(() -> new BaseModel("a\u001bb", BASE.sha256()), Reason.INVALID);
    AdapterId id = registry.add(adapter(folder, "brand", 1)).id();
    refused(() -> registry.activate(id, 11), Reason.INVALID);
    refused(() -> registry.activate(id, Float.NaN), Reason.INVALID);
  }

  @Test
  void shouldIgnoreWhatIsNotItsOwn() throws Exception {
    registry.add(adapter(folder, "brand", 1));
    Path adapters = folder.resolve("registry/adapters");
    Path brand = adapters.resolve("brand");
    Files.createDirectory(brand.resolve("old copy"));
    Files.writeString(brand.resolve("notes.txt"), "hello");
    Files.writeString(adapters.resolve("README"), "hello");
    Files.writeString(brand.resolve("v1/manifest.json.asc"), "a signature");
    assertThat(registry.ids()).hasSize(1);
    assertThat(registry.verify()).isEmpty();
  }

  private static AdapterException refused(ThrowingCallable action, Reason reason) {
    var refusal = new AdapterException[1];
    assertThatThrownBy(action).isInstanceOfSatisfying(AdapterException.class, e -> refusal[0] = e);
    assertThat(refusal[0].reason()).isEqualTo(reason);
    return refusal[0];
  }
}
