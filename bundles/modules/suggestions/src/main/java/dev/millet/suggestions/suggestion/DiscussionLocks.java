package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The suggestions whose discussion moderators have locked. Every method runs in the transaction of
 * the given handle; whoever writes has taken the suggestion for itself.
 */
public final class DiscussionLocks {

  private final Table<Lock> locks;

  /** A lock. */
  record Lock(long suggestionId, Instant lockedAt) {}

  public DiscussionLocks(Database database) {
    this.locks = database.table("suggestions_locks", Lock.class).key("suggestion_id");
  }

  /** Returns those of the suggestions that are locked. */
  public Set<Long> of(Handle handle, Collection<Long> suggestions) {
    return suggestions.isEmpty()
        ? Set.of()
        : Set.copyOf(
            locks
                .select(
                    handle,
                    "SELECT <columns> FROM suggestions_locks WHERE suggestion_id IN (<ids>)",
                    query -> query.bindList("ids", List.copyOf(suggestions)))
                .stream()
                .map(Lock::suggestionId)
                .toList());
  }

  public boolean isLocked(Handle handle, long suggestion) {
    return locks.find(handle, suggestion).isPresent();
  }

  /** Locks the discussion about a suggestion, or unlocks it. */
  public void change(Handle handle, long suggestion, boolean locked, Instant now) {
    if (locked) {
      locks.insertIfAbsent(handle, new Lock(suggestion, now));
    } else {
      locks.delete(handle, suggestion);
    }
  }
}
