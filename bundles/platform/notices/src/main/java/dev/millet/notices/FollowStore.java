package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The follows of members in the database. */
final class FollowStore {

  private static final String FOLLOWERS =
      """
      SELECT <columns> FROM notices_follows
       WHERE subject_type = :type AND subject_id = :id AND member_id > :after
       ORDER BY subject_type, subject_id, member_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String OF =
      """
      SELECT <columns> FROM notices_follows WHERE member_id = :member
       ORDER BY member_id, subject_type, subject_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String ABOUT =
      """
      SELECT <columns> FROM notices_follows
       WHERE subject_type = :type AND subject_id = :id
       ORDER BY subject_type, subject_id, member_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String CHANGE =
      """
      UPDATE notices_follows SET following = :following, reason = :reason, united = 0
       WHERE subject_type = :type AND subject_id = :id AND member_id = :member
      """;

  /** A follow that was copied when subjects were merged has a reason of its own now. */
  private static final String OWN =
      """
      UPDATE notices_follows SET united = 0
       WHERE subject_type = :type AND subject_id = :id AND member_id = :member AND united = 1
      """;

  private final Database database;
  private final Table<Follow> follows;

  FollowStore(Database database) {
    this.database = database;
    this.follows =
        database
            .table("notices_follows", Follow.class)
            .key("subject_type", "subject_id", "member_id");
  }

  /** Reads those who follow a subject, or chose not to, behind a member in the order of the ids. */
  List<Follow> followers(Handle handle, Subject subject, long after, int limit) {
    return follows.select(
        handle,
        FOLLOWERS,
        query ->
            query
                .bind("type", subject.type())
                .bind("id", subject.id())
                .bind("after", after)
                .bind("limit", limit));
  }

  /** Keeps that members follow a subject; what they chose before counts. */
  void addAll(Handle handle, Collection<Long> members, Subject subject, FollowReason reason) {
    Instant now = database.now();
    List<Follow> wanted =
        members.stream().map(member -> Follow.own(subject, member, reason, 1, now)).toList();
    List<Follow> there = new ArrayList<>(wanted);
    there.removeAll(Set.copyOf(follows.insertAbsent(handle, wanted)));
    for (Follow each : there) {
      handle
          .createUpdate(OWN)
          .bind("type", subject.type())
          .bind("id", subject.id())
          .bind("member", each.memberId())
          .execute();
    }
  }

  /** Keeps what a member chose. */
  void choose(Handle handle, long member, Subject subject, boolean following) {
    Follow chosen =
        Follow.own(subject, member, FollowReason.CHOSEN, following ? 1 : 0, database.now());
    if (!follows.insertIfAbsent(handle, chosen)) {
      FollowReason reason =
          find(handle, member, subject).map(Follow::reason).orElse(FollowReason.CHOSEN);
      handle
          .createUpdate(CHANGE)
          .bind("following", chosen.following())
          .bind("reason", reason.name())
          .bind("type", subject.type())
          .bind("id", subject.id())
          .bind("member", member)
          .execute();
    }
  }

  Optional<Follow> find(Handle handle, long member, Subject subject) {
    return follows.find(handle, subject.type(), subject.id(), member);
  }

  /** Reads what a member follows of some subjects. */
  Map<Subject, Follow> of(Handle handle, long member, Collection<Subject> subjects) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    subjects.forEach(
        each -> ids.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each.id()));
    Map<Subject, Follow> found = new HashMap<>();
    ids.forEach(
        (type, some) ->
            follows
                .select(
                    handle,
                    """
                    SELECT <columns>
                      FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (subject)
                      JOIN notices_follows
                        ON subject_type = :type AND subject_id = wanted.subject
                       AND member_id = :member
                    """,
                    query ->
                        query
                            .bindArray("ids", String.class, some)
                            .bind("type", type)
                            .bind("member", member))
                .forEach(each -> found.put(each.subject(), each)));
    return found;
  }

  /** Reads some of what a member follows. */
  List<Follow> of(Handle handle, long member, int limit) {
    return follows.select(handle, OF, query -> query.bind("member", member).bind("limit", limit));
  }

  /** Deletes some of what a member follows. */
  boolean erase(Handle handle, long member, int limit) {
    return deleted(handle, of(handle, member, limit)) < limit;
  }

  /** Deletes some of those who follow a subject. */
  boolean forget(Handle handle, Subject subject, int limit) {
    List<Follow> some =
        follows.select(
            handle,
            ABOUT,
            query ->
                query.bind("type", subject.type()).bind("id", subject.id()).bind("limit", limit));
    return deleted(handle, some) < limit;
  }

  private int deleted(Handle handle, List<Follow> some) {
    some.forEach(
        each ->
            follows.delete(handle, each.subject().type(), each.subject().id(), each.memberId()));
    return some.size();
  }
}
