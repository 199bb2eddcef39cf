package dev.phoenix.model.llama.gguf;

import dev.phoenix.model.llama.testmodel.GgufBuilder;
import dev.phoenix.model.llama.testmodel.GgufBytes.Field;
import dev.phoenix.model.llama.testmodel.GgufBytes.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils GGUF files in the ways that files get spoilt, by accident or on purpose. */
final class Mutations {

  /** A spoilt file and what was done to it. */
  record Mutant(String what, byte[] bytes) {}

  private static final long[] HUGE = {
    -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62, 1L << 40, 1L << 32, (1L << 31) - 1, 1L << 31
  };

  private final GgufBuilder.Built valid;
  private final Random random;

  Mutations(GgufBuilder.Built valid, Random random) {
    this.valid = valid;
    this.random = random;
  }

  Mutant next() {
    return switch (random.nextInt(8)) {
      case 0 -> truncated();
      case 1 -> field(Kind.COUNT);
      case 2 -> field(Kind.LENGTH);
      case 3 -> field(Kind.TYPE);
      case 4 -> field(Kind.DIMENSION);
      case 5 -> field(Kind.OFFSET);
      case 6 -> field(Kind.NUMBER);
      default -> bytes();
    };
  }

  private Mutant truncated() {
    // half of the cuts within the header, where most of the fields are
    int length = random.nextInt(random.nextBoolean() ? valid.header() : valid.bytes().length);
    return new Mutant("cut to " + length, Arrays.copyOf(valid.bytes(), length));
  }

  private Mutant field(Kind kind) {
    List<Field> fields = valid.fields().stream().filter(f -> f.kind() == kind).toList();
    Field field = fields.get(random.nextInt(fields.size()));
    byte[] bytes = valid.bytes().clone();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long before =
        field.bytes() == 8 ? buffer.getLong(field.offset()) : buffer.getInt(field.offset());
    long after = changed(before);
    if (field.bytes() == 8) {
      buffer.putLong(field.offset(), after);
    } else {
      buffer.putInt(field.offset(), (int) after);
    }
    return new Mutant("%s at %d: %d to %d".formatted(kind, field.offset(), before, after), bytes);
  }

  private long changed(long before) {
    return switch (random.nextInt(5)) {
      case 0 -> HUGE[random.nextInt(HUGE.length)];
      case 1 -> before + 1 + random.nextInt(64);
      case 2 -> before - 1 - random.nextInt(64);
      case 3 -> 0;
      default -> random.nextInt(64);
    };
  }

  private Mutant bytes() {
    byte[] bytes = valid.bytes().clone();
    int count = 1 + random.nextInt(16);
    int start = random.nextInt(valid.header() - count);
    for (int i = start; i < start + count; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return new Mutant("%d bytes at %d".formatted(count, start), bytes);
  }
}
