package dev.millet.api.json;

import java.lang.reflect.Type;
import org.osgi.annotation.versioning.ProviderType;

/**
 * JSON of records, lists, maps, strings, numbers, enums, {@link java.time.Instant} (RFC 3339) and
 * {@link RawJson}. Null fields are left out when writing; unknown fields are ignored when reading a
 * stored document and refused when reading a request. Bundle-scoped: each bundle gets its own
 * mapper. Thread-safe.
 */
@ProviderType
public interface Json {

  /** Writes a value; throws {@link JsonException} where it cannot be written. */
  String write(Object value);

  /** Writes a value as UTF-8. */
  byte[] writeBytes(Object value);

  /** Reads a stored document, ignoring fields that the type does not know. */
  <T> T read(String json, Class<T> type);

  /** Reads a stored document of a generic type. */
  <T> T read(String json, Type type);

  /**
   * Reads what a client sent: unknown fields, missing primitives and trailing content are errors.
   *
   * @throws JsonException whose message names the field, fit to be shown to the client
   */
  <T> T readStrict(byte[] utf8, Class<T> type);
}
