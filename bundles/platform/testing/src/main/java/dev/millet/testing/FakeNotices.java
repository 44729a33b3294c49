package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Remembers what was told and who follows what by transactions that committed. Refuses, as the real
 * one, to be asked outside of a write. Thread-safe.
 */
public final class FakeNotices implements Notices {

  private final Database database;
  private final List<Notice> told = new CopyOnWriteArrayList<>();
  private final Map<Subject, Map<Long, FollowReason>> follows = new ConcurrentHashMap<>();
  private final Map<Subject, Subject> united = new ConcurrentHashMap<>();
  private final Set<Subject> forgotten = ConcurrentHashMap.newKeySet();

  public FakeNotices(Database database) {
    this.database = database;
  }

  /** Returns what was told, in the order of the commits. */
  public List<Notice> told() {
    return List.copyOf(told);
  }

  /** Returns what was told of one type. */
  public List<Notice> told(String type) {
    return told.stream().filter(notice -> notice.type().equals(type)).toList();
  }

  /** Returns who follows a subject, and why. */
  public Map<Long, FollowReason> followers(Subject subject) {
    return Map.copyOf(follows.getOrDefault(subject, Map.of()));
  }

  /** Returns the subjects about which everything was forgotten. */
  public Set<Subject> forgotten() {
    return Set.copyOf(forgotten);
  }

  @Override
  public void tell(Notice notice) {
    requireWrite();
    database.afterCommit(() -> told.add(notice));
  }

  @Override
  public void follow(long member, Subject subject, FollowReason reason) {
    requireWrite();
    database.afterCommit(
        () ->
            follows
                .computeIfAbsent(subject, key -> new ConcurrentHashMap<>())
                .putIfAbsent(member, reason));
  }

  @Override
  public void unfollow(long member, Subject subject) {
    requireWrite();
    database.afterCommit(
        () -> follows.getOrDefault(subject, new ConcurrentHashMap<>()).remove(member));
  }

  @Override
  public void unite(Subject merged, Subject into, Notice notice) {
    requireWrite();
    database.afterCommit(
        () -> {
          united.put(merged, into);
          if (notice != null) {
            told.add(notice);
          }
        });
  }

  @Override
  public void separate(Subject merged, Subject into) {
    requireWrite();
    database.afterCommit(() -> united.remove(merged, into));
  }

  /** Returns the subjects whose followers are those of another, too. */
  public Map<Subject, Subject> united() {
    return Map.copyOf(united);
  }

  @Override
  public void forget(Subject subject) {
    requireWrite();
    database.afterCommit(() -> forgotten.add(subject));
  }

  private void requireWrite() {
    if (!database.writing()) {
      throw new IllegalStateException("notices are told outside of a write");
    }
  }
}
