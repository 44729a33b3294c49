package dev.millet.journal;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.json.Json;
import java.time.Instant;

/** An entry as it is read for one subscriber, with that subscriber's mapper. */
record StoredEntry(long position, String type, Instant at, String json, Json mapper)
    implements JournalEntry {

  @Override
  public <T> T payload(Class<T> payloadType) {
    return mapper.read(json, payloadType);
  }
}
