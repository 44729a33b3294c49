package dev.millet.api.journal;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** One entry, as a subscriber gets it. Immutable. */
@ProviderType
public interface JournalEntry {

  /** Its place in the one order, from 1, without regard to types; numbers may be left out. */
  long position();

  String type();

  /** When it was appended. */
  Instant at();

  /** The payload as JSON. */
  String json();

  /** The payload, read with the subscriber's own mapper; unknown fields are ignored. */
  <T> T payload(Class<T> type);
}
