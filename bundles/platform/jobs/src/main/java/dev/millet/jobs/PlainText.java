package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes the text that is kept beside a job's times: what was said when it failed last.
 */
final class PlainText implements Serializer {

  @Override
  public byte[] serialize(Object data) {
    return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    return bytes == null ? null : type.cast(new String(bytes, StandardCharsets.UTF_8));
  }
}
