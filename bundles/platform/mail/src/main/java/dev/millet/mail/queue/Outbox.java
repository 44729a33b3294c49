package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.secrets.Secrets;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The messages that this very database may send, and their secrets. No archive holds it: a copy of
 * the database knows of a message, and never sends it by itself. Thread-safe.
 */
final class Outbox {

  private final Table<Entry> entries;
  private final Secrets secrets;

  /**
   * A message that may be sent.
   *
   * @param sealed its encrypted body; null where that is no secret
   * @param sealedLink its encrypted link to get no more; null for none
   */
  record Entry(long message, String sealed, String sealedLink) {}

  Outbox(Database database, Secrets secrets) {
    this.entries = database.table("mail_local_outbox", Entry.class).key("message");
    this.secrets = secrets;
  }

  private static String name(long message) {
    return "mail.messages/" + message;
  }

  private static String linkName(long message) {
    return "mail.links/" + message;
  }

  /**
   * Adds a message; its body and its link are encrypted.
   *
   * @param link null for none
   */
  void addSecret(Handle handle, long message, String body, String link) {
    String sealedLink = link == null ? null : secrets.seal(linkName(message), link);
    entries.insert(handle, new Entry(message, secrets.seal(name(message), body), sealedLink));
  }

  /** Adds a message whose body is no secret, where it is not there. */
  void add(Handle handle, long message) {
    entries.insertIfAbsent(handle, new Entry(message, null, null));
  }

  boolean has(Handle handle, long message) {
    return entries.find(handle, message).isPresent();
  }

  /** Reads a secret body; empty where it is gone, or the key of this process is another one. */
  Optional<String> body(Handle handle, long message) {
    return entries
        .find(handle, message)
        .map(Entry::sealed)
        .flatMap(text -> secrets.open(name(message), text));
  }

  /** Reads the link to get no more; empty where it has none, or the key is another one. */
  Optional<String> link(Handle handle, long message) {
    return entries
        .find(handle, message)
        .map(Entry::sealedLink)
        .flatMap(text -> secrets.open(linkName(message), text));
  }

  void remove(Handle handle, long message) {
    entries.delete(handle, message);
  }
}
