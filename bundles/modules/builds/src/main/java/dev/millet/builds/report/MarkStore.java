package dev.millet.builds.report;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.builds.build.MemberRows;
import dev.millet.builds.words.HiddenWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The marks and the closed reports in the database. Every method runs in the transaction of the
 * given handle.
 */
final class MarkStore {

  private final Table<Mark> marks;
  private final MemberRows<Mark> ofMembers;
  private final Keyset<Mark> words;
  private final Table<Report> reports;
  private final Keyset<Report> newest;
  private final HiddenWords hidden;

  /** How many like and dislike an entry. */
  record Counts(long likes, long dislikes) {

    static final Counts NONE = new Counts(0, 0);

    private Counts plus(Counts other) {
      return new Counts(likes + other.likes, dislikes + other.dislikes);
    }

    private static Counts of(Mark.Kind kind, long count) {
      return switch (kind) {
        case LIKE -> new Counts(count, 0);
        case DISLIKE -> new Counts(0, count);
        case NONE -> NONE;
      };
    }
  }

  MarkStore(Database database) {
    this.marks = database.table("builds_marks", Mark.class).key("entry_id", "member_id");
    this.ofMembers = new MemberRows<>(marks, "builds_marks", Mark::entryId);
    this.words =
        marks
            .keyset("report-words")
            .within("build_id")
            .descending("marked_at", "entry_id", "member_id");
    this.reports = database.table("builds_reports", Report.class).key("build_id");
    this.newest =
        reports.keyset("reports").within("channel_id").descending("closed_at", "build_id");
    this.hidden = new HiddenWords(database, "builds_hidden_words");
  }

  /** Returns the words that moderators have hidden. */
  HiddenWords hidden() {
    return hidden;
  }

  Optional<Mark> find(Handle handle, long entry, long member) {
    return marks.find(handle, entry, member);
  }

  /** Returns some marks of a member that say something, the latest first. */
  List<Mark> wordsOf(Handle handle, long member, int limit) {
    return marks.select(
        handle,
        """
        SELECT <columns> FROM builds_marks WHERE member_id = :member AND word <> ''
         ORDER BY marked_at DESC, entry_id DESC FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }

  /** Returns how many like and dislike entries of a build, by entry. */
  Map<Long, Counts> counts(Handle handle, long build) {
    Map<Long, Counts> counts = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT m.entry_id, m.mark, COUNT(m.member_id) FROM builds_marks m
             WHERE m.build_id = :build
             GROUP BY m.entry_id, m.mark
            """)
        .bind("build", build)
        .map(
            (row, context) ->
                counts.merge(
                    row.getLong(1),
                    Counts.of(Mark.Kind.valueOf(row.getString(2)), row.getLong(3)),
                    Counts::plus))
        .list();
    return counts;
  }

  /** Counts those who marked something in a build. */
  long participants(Handle handle, long build) {
    return handle
        .createQuery(
            "SELECT COUNT(DISTINCT m.member_id) FROM builds_marks m WHERE m.build_id = :build")
        .bind("build", build)
        .mapTo(Long.class)
        .one();
  }

  /** Returns a member's marks in a build, by entry. */
  Map<Long, Mark> of(Handle handle, long build, long member) {
    Map<Long, Mark> own = new HashMap<>();
    marks
        .select(
            handle,
            """
            SELECT <columns> FROM builds_marks
             WHERE build_id = :build AND member_id = :member
            """,
            query -> query.bind("build", build).bind("member", member))
        .forEach(each -> own.put(each.entryId(), each));
    return own;
  }

  /** Lists the words about a build, the newest first. */
  Slice<Mark> words(Handle handle, long build, ListRequest list) {
    return words.slice(
        handle,
        list,
        """
        SELECT <columns> FROM builds_marks
         WHERE build_id = :build AND word <> '' AND <after> <order>
        """,
        query -> query.bind("build", build));
  }

  /** Sets a mark in place of the member's former one, which it returns. */
  Optional<Mark> put(Handle handle, Mark mark) {
    Optional<Mark> former = marks.lock(handle, mark.entryId(), mark.memberId());
    if (mark.isEmpty()) {
      marks.delete(handle, mark.entryId(), mark.memberId());
    } else if (former.isPresent() || !marks.insertIfAbsent(handle, mark)) {
      handle
          .createUpdate(
              """
              UPDATE builds_marks SET mark = :mark, word = :word, marked_at = :at
               WHERE entry_id = :entry AND member_id = :member
              """)
          .bind("mark", mark.mark().name())
          .bind("word", mark.word())
          .bind("at", mark.markedAt())
          .bind("entry", mark.entryId())
          .bind("member", mark.memberId())
          .execute();
    }
    return former;
  }

  /** Removes the word of a mark, which stays, and returns the mark; nothing where it says none. */
  Optional<Mark> removeWord(Handle handle, long entry, long member) {
    return marks
        .lock(handle, entry, member)
        .filter(mark -> !mark.word().isEmpty())
        .map(
            mark -> {
              Mark left = mark.saying("");
              put(handle, left);
              return left;
            });
  }

  Optional<Report> report(Handle handle, long build) {
    return reports.find(handle, build);
  }

  /** Keeps a closed report; does nothing where it is kept already. */
  boolean close(Handle handle, Report report) {
    return reports.insertIfAbsent(handle, report);
  }

  /** Lists the closed reports of a channel, the newest first. */
  Slice<Report> closed(Handle handle, long channel, ListRequest list) {
    return newest.slice(
        handle,
        list,
        "SELECT <columns> FROM builds_reports WHERE channel_id = :channel AND <after> <order>",
        query -> query.bind("channel", channel));
  }

  /** Returns some builds whose report has ended and is not closed yet, the oldest first. */
  List<Long> ended(Handle handle, Instant since, int limit) {
    return handle
        .createQuery(
            """
            SELECT b.id FROM builds_builds b
             WHERE b.release_at <= :since
               AND NOT EXISTS (SELECT r.build_id FROM builds_reports r WHERE r.build_id = b.id)
             ORDER BY b.release_at, b.id FETCH FIRST :limit ROWS ONLY
            """)
        .bind("since", since)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  /** Returns everything that a member marked and said, also what is hidden. */
  List<Mark> ofMember(Handle handle, long member) {
    Map<Long, Mark> all = new LinkedHashMap<>();
    ofMembers.of(handle, member).forEach(mark -> all.put(mark.entryId(), mark));
    for (HiddenWords.HiddenWord each : hidden.ofMember(handle, member)) {
      Mark unmarked =
          new Mark(each.entryId(), member, each.buildId(), Mark.Kind.NONE, "", each.markedAt());
      all.put(each.entryId(), all.getOrDefault(each.entryId(), unmarked).saying(each.word()));
    }
    return List.copyOf(all.values());
  }

  /** Erases some of a member's marks, and returns whether nothing is left. */
  boolean erase(Handle handle, long member) {
    boolean nothingLeft = ofMembers.erase(handle, member) && hidden.erase(handle, member);
    int engineered =
        handle
            .createUpdate(
                "UPDATE builds_reports SET best_engineer = NULL WHERE best_engineer = :member")
            .bind("member", member)
            .execute();
    return nothingLeft && engineered == 0;
  }
}
