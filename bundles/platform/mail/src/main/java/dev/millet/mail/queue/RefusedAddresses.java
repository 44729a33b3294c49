package dev.millet.mail.queue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The addresses that a mail server said do not exist. Thread-safe. */
public final class RefusedAddresses {

  private final Database database;
  private final Table<Refused> addresses;
  private final Keyset<Refused> byAddress;

  /** An address, in small letters, and the words of the server. */
  public record Refused(String address, Instant refusedAt, String problem) {}

  public RefusedAddresses(Database database) {
    this.database = database;
    this.addresses = database.table("mail_refused", Refused.class).key("address");
    this.byAddress = addresses.keyset("addresses").ascending("address");
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /** Returns whether an address is marked. */
  public boolean has(String address) {
    return database.read(handle -> addresses.find(handle, key(address)).isPresent());
  }

  void mark(Handle handle, String address, String problem) {
    addresses.insertIfAbsent(handle, new Refused(key(address), database.now(), problem));
  }

  /** Clears the mark of an address, and returns whether it had one. */
  public boolean clear(String address) {
    return database.write(handle -> remove(handle, address));
  }

  boolean remove(Handle handle, String address) {
    return addresses.delete(handle, key(address));
  }

  /** Lists the marked addresses. */
  public Slice<Refused> list(ListRequest list) {
    return database.read(
        handle ->
            byAddress.slice(
                handle, list, "SELECT <columns> FROM mail_refused WHERE <after> <order>"));
  }

  /** Returns how many addresses are marked. */
  public long count() {
    return database.read(
        handle ->
            handle.createQuery("SELECT COUNT(address) FROM mail_refused").mapTo(long.class).one());
  }
}
