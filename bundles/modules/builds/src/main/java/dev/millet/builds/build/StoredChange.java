package dev.millet.builds.build;

import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * Something that a build means for a subject, as it is written down until the subject's owner has
 * taken it; a row of {@code builds_changes}.
 *
 * @param member who did it; null for nobody
 * @param words null for none
 * @param undoes the id of the change that is undone; null for other kinds
 * @param appliedAt null until the owner of the subject answered
 */
record StoredChange(
    long id,
    long buildId,
    LifecycleChange.Kind kind,
    Subject subject,
    Instant happenedAt,
    Long member,
    Words words,
    Long undoes,
    Instant appliedAt) {

  /** The words that were said with it; each may be null. */
  record Words(String device, String note) {}

  private static String key(long id) {
    return "builds/change/" + id;
  }

  /**
   * Returns the same for the owner of the subject.
   *
   * @param undone the change that is undone; null for other kinds
   */
  LifecycleChange toChange(Release release, StoredChange undone) {
    LifecycleChange change =
        switch (kind) {
          case PLANNED -> LifecycleChange.planned(key(id), subject, release, happenedAt);
          case AVAILABLE -> LifecycleChange.available(key(id), subject, release, happenedAt);
          case SHIPPED -> LifecycleChange.shipped(key(id), subject, release, happenedAt);
          case REOPENED -> LifecycleChange.reopened(key(id), subject, release, happenedAt);
          case CONFIRMED -> LifecycleChange.confirmed(key(id), subject, release, happenedAt);
          case UNDONE -> undone.toChange(release, null).undone(key(id), happenedAt);
        };
    return words == null
        ? change.by(member)
        : change.by(member).on(words.device()).because(words.note());
  }

  StoredChange applied(Instant at) {
    return new StoredChange(id, buildId, kind, subject, happenedAt, member, words, undoes, at);
  }
}
