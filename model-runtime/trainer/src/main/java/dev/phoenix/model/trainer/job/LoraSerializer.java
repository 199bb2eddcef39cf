package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.phoenix.model.decoder.lora.LoraConfig;
import java.io.IOException;
import java.io.Serial;

/** The decoder's record with its targets in order, so that the same job is the same text. */
final class LoraSerializer extends StdSerializer<LoraConfig> {

  @Serial private static final long serialVersionUID = 1;

  LoraSerializer() {
    super(LoraConfig.class);
  }

  @Override
  public void serialize(LoraConfig config, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("rank", config.rank());
    out.writeNumberField("alpha", config.alpha());
    out.writeNumberField("dropout", config.dropout());
    out.writeArrayFieldStart("targets");
    for (String target : config.targets().stream().sorted().toList()) {
      out.writeString(target);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
