package dev.millet.testing;

import dev.millet.api.journal.Journal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal that keeps what is appended, whether or not the transaction commits. Thread-safe. */
public final class RecordingJournal implements Journal {

  /** What was appended. */
  public record Appended(String type, Object payload) {}

  private final List<Appended> appended = new CopyOnWriteArrayList<>();

  @Override
  public void append(String type, Object payload) {
    appended.add(new Appended(type, payload));
  }

  /** Everything so far, oldest first. */
  public List<Appended> appended() {
    return List.copyOf(appended);
  }

  /** The payloads of one type, oldest first. */
  public <T> List<T> payloads(String type, Class<T> as) {
    return appended.stream()
        .filter(entry -> entry.type().equals(type))
        .map(entry -> as.cast(entry.payload()))
        .toList();
  }
}
