package dev.millet.gateway.idempotency;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The answers that are kept for members who send a request again. Those of a deleted account go:
 * the member's own texts and names are in them. What others were answered goes after a day anyway.
 */
public final class KeptReplies {

  /** An answer may have a megabyte. */
  private static final int CHUNK = 20;

  private final Supplier<Database> database;

  /** An answer, without its body, which says what other sections say too. */
  record Kept(String idempotencyKey, int status, Instant createdAt) {}

  /**
   * @param database the database at the time; null while it is away
   */
  public KeptReplies(Supplier<Database> database) {
    this.database = database;
  }

  /** Returns them as a part of what is kept about members. */
  public MemberData memberData() {
    return MemberData.inParts("gateway", this::of, this::forget);
  }

  private List<Kept> of(long member) {
    Database shared = database.get();
    return shared == null
        ? List.of()
        : shared.read(handle -> ReplyStore.keptFor(handle, KeyedRequest.caller(member)));
  }

  private boolean forget(long member) {
    Database shared = database.get();
    ReplyStore store = new ReplyStore(shared.dialect());
    return shared.write(
        transaction -> store.forgetCaller(transaction, KeyedRequest.caller(member), CHUNK));
  }
}
