package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The data kept about a member: what was done about their items, what they answered, and what they
 * did as a moderator. The log stays; nobody is named in it any more.
 */
final class MemberModeration implements MemberData.Erasure {

  private static final int CHUNK = 100;

  private final Database database;
  private final ActionStore store;

  /** Everything. */
  record Copy(List<Entry> aboutYou, List<Entry> byYou) {}

  /**
   * An action.
   *
   * @param reply the member's answer; null if it does not exist
   */
  record Entry(
      Subject subject, String action, String reason, String note, Instant at, String reply) {}

  MemberModeration(Database database, ActionStore store) {
    this.database = database;
    this.store = store;
  }

  Copy copy(long member) {
    return database.read(
        handle -> {
          List<LoggedAction> about = store.of(handle, member);
          Map<Long, ActionStore.Reply> replies = store.replies(handle, about);
          return new Copy(
              about.stream().map(each -> entry(each, replies.get(each.id()))).toList(),
              store.by(handle, member).stream().map(each -> entry(each, null)).toList());
        });
  }

  private static Entry entry(LoggedAction action, ActionStore.Reply reply) {
    return new Entry(
        action.subject(),
        action.action().word(),
        action.reason(),
        action.note(),
        action.actedAt(),
        reply == null ? null : reply.body());
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> store.erase(handle, member, CHUNK) == 0);
  }
}
