package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The rows of votes. On PostgreSQL two members, or one member twice, may vote at the same moment:
 * there the primary keys decide. On HSQLDB writers take turns.
 */
final class VoteStore {

  private final Database database;
  private final Table<Vote> votes;
  private final Keyset<Vote> ofSubject;
  private final Keyset<Vote> ofMember;

  VoteStore(Database database) {
    this.database = database;
    this.votes =
        database.table("voting_votes", Vote.class).key("subject_type", "subject_id", "member");
    this.ofSubject =
        votes
            .keyset("of-subject")
            .within("subject_type", "subject_id")
            .descending("cast_at", "member");
    this.ofMember =
        votes
            .keyset("of-member")
            .within("member")
            .descending("cast_at", "subject_type", "subject_id");
  }

  /** Lists who votes for a subject, newest first. */
  Slice<Vote> ofSubject(Subject subject, ListRequest list) {
    return database.read(
        handle ->
            ofSubject.slice(
                handle,
                list,
                """
                SELECT <columns> FROM voting_votes
                WHERE subject_type = :type AND subject_id = :id AND <after>
                <order>
                """,
                query -> query.bind("type", subject.type()).bind("id", subject.id())));
  }

  /**
   * Lists what a member votes for, newest first. What was merged into another is left out: there
   * the member has a vote, too.
   */
  Slice<Vote> ofMember(long member, ListRequest list) {
    return database.read(
        handle ->
            ofMember.slice(
                handle,
                list,
                """
                SELECT <columns> FROM voting_votes
                WHERE member = :member AND <after>
                  AND NOT EXISTS (SELECT m.subject_id FROM voting_merges m
                                   WHERE m.subject_type = voting_votes.subject_type
                                     AND m.subject_id = voting_votes.subject_id)
                <order>
                """,
                query -> query.bind("member", member)));
  }

  /** Reads all that a member votes for, and all that they cast for others. */
  VotingModule.Kept kept(long member) {
    String own =
        """
        SELECT <columns> FROM voting_votes WHERE member = :id AND united = FALSE
        ORDER BY cast_at DESC
        """;
    String others =
        """
        SELECT <columns> FROM voting_votes WHERE cast_by = :id AND united = FALSE
        ORDER BY cast_at
        """;
    return database.read(
        handle ->
            new VotingModule.Kept(
                votes.select(handle, own, query -> query.bind("id", member)),
                votes.select(handle, others, query -> query.bind("id", member))));
  }

  /** Returns some members who vote for a subject, in the order of their ids. */
  List<Long> membersAfter(Subject subject, long after, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT v.member FROM voting_votes v
                    WHERE v.subject_type = :type AND v.subject_id = :id AND v.member > :after
                    ORDER BY v.subject_type, v.subject_id, v.member
                    FETCH FIRST :limit ROWS ONLY
                    """)
                .bind("type", subject.type())
                .bind("id", subject.id())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
  }

  /** Returns those of the members who vote for a subject. */
  Set<Long> membersAmong(Subject subject, Collection<Long> members) {
    return database.read(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(
                        """
                        SELECT v.member FROM voting_votes v
                        WHERE v.subject_type = :type AND v.subject_id = :id
                          AND v.member IN (<members>)
                        """)
                    .bind("type", subject.type())
                    .bind("id", subject.id())
                    .bindList("members", List.copyOf(members))
                    .mapTo(Long.class)
                    .list()));
  }

  /** Returns those of the subjects of a type that a member votes for. */
  Set<String> subjectsOf(long member, String type, Collection<String> ids) {
    return database.read(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(
                        """
                        SELECT v.subject_id FROM voting_votes v
                        WHERE v.subject_type = :type AND v.subject_id IN (<ids>)
                          AND v.member = :member
                        """)
                    .bind("type", type)
                    .bindList("ids", List.copyOf(ids))
                    .bind("member", member)
                    .mapTo(String.class)
                    .list()));
  }

  /** Counts the members who vote for at least one of some subjects. */
  long countMembers(String type, Collection<String> ids) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(DISTINCT v.member) FROM voting_votes v
                    WHERE v.subject_type = :type AND v.subject_id IN (<ids>)
                    """)
                .bind("type", type)
                .bindList("ids", List.copyOf(ids))
                .mapTo(Long.class)
                .one());
  }

  /** Reads some votes of a member, oldest first. */
  List<Vote> someOf(Handle handle, long member, int limit) {
    return votes.select(
        handle,
        """
        SELECT <columns> FROM voting_votes WHERE member = :member
        ORDER BY member, cast_at, subject_type, subject_id
        FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }

  /** Reads some votes that a member cast for others, oldest first. */
  List<Vote> someCastBy(Handle handle, long member, int limit) {
    return votes.select(
        handle,
        """
        SELECT <columns> FROM voting_votes WHERE cast_by = :member
        ORDER BY cast_by, cast_at FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }

  /** Adds a vote; false where the member has one already. */
  boolean add(Handle handle, Vote vote) {
    return votes.insertIfAbsent(handle, vote);
  }

  /** Adds those of the votes that are new, and returns them in their order. */
  List<Vote> addAll(Handle handle, Collection<Vote> all) {
    return votes.insertAbsent(handle, all);
  }

  /** Returns whether a member votes for a subject. */
  boolean has(Handle handle, Subject subject, long member) {
    return votes.find(handle, subject.type(), subject.id(), member).isPresent();
  }

  /**
   * Returns a member's vote, which nobody takes back or replaces before the transaction ends.
   * Without the lock the vote that is removed next could be another than the one that was read.
   */
  Optional<Vote> lock(Handle handle, Subject subject, long member) {
    return votes.lock(handle, subject.type(), subject.id(), member);
  }

  /** Removes a vote; false where another request has removed it meanwhile. */
  boolean remove(Handle handle, Vote vote) {
    return votes.delete(handle, vote.subject().type(), vote.subject().id(), vote.member());
  }

  /** Returns the subjects that a member votes for among one and those that were merged into it. */
  List<Subject> subjectsTogether(Handle handle, Subject root, long member) {
    return votes
        .select(
            handle,
            """
            SELECT <columns> FROM voting_votes
            WHERE member = :member
              AND ((subject_type = :type AND subject_id = :id)
                OR EXISTS (SELECT m.subject_id FROM voting_merges m
                            WHERE m.subject_type = voting_votes.subject_type
                              AND m.subject_id = voting_votes.subject_id
                              AND m.into_type = :type AND m.into_id = :id))
            """,
            query -> query.bind("type", root.type()).bind("id", root.id()).bind("member", member))
        .stream()
        .map(Vote::subject)
        .toList();
  }

  /**
   * Takes the member's name off the votes for a subject and for those that were merged into it; a
   * number stands for it from then on.
   */
  void forgetMember(Handle handle, Subject root, long member, long number) {
    handle
        .createUpdate(
            """
            UPDATE voting_votes SET member = :number, note = NULL
            WHERE member = :member
              AND ((subject_type = :type AND subject_id = :id)
                OR EXISTS (SELECT m.subject_id FROM voting_merges m
                            WHERE m.subject_type = voting_votes.subject_type
                              AND m.subject_id = voting_votes.subject_id
                              AND m.into_type = :type AND m.into_id = :id))
            """)
        .bind("type", root.type())
        .bind("id", root.id())
        .bind("member", member)
        .bind("number", number)
        .execute();
  }

  /** Takes the name of who cast a vote for a member off it. */
  void forgetCaster(Handle handle, Vote vote) {
    handle
        .createUpdate(
            """
            UPDATE voting_votes SET cast_by = NULL
            WHERE subject_type = :type AND subject_id = :id AND member = :member
            """)
        .bind("type", vote.subject().type())
        .bind("id", vote.subject().id())
        .bind("member", vote.member())
        .execute();
  }
}
