package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.build.MemberRows;
import dev.millet.builds.words.HiddenWords;
import dev.millet.builds.words.HiddenWords.HiddenWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The answers in the database. Every method runs in the transaction of the given handle. */
public final class FeedbackStore {

  private final Table<Feedback> table;
  private final Keyset<Feedback> newest;
  private final MemberRows<Feedback> ofMembers;
  private final HiddenWords hidden;

  /** How many answered what about an entry. */
  public record Counts(long works, long broken) {

    /** Returns the counts where nobody has answered. */
    public static final Counts NONE = new Counts(0, 0);

    /** Returns how many have answered. */
    public long total() {
      return works + broken;
    }

    Counts plus(Answer answer, long count) {
      return answer == Answer.WORKS
          ? new Counts(works + count, broken)
          : new Counts(works, broken + count);
    }

    /** Returns both together. */
    public Counts plus(Counts other) {
      return new Counts(works + other.works, broken + other.broken);
    }
  }

  /** Makes the store of a database. */
  public FeedbackStore(Database database) {
    this.table =
        database
            .table("builds_feedback", Feedback.class)
            .key("entry_id", "member_id")
            .versioned("version");
    this.newest =
        table.keyset("feedback").within("entry_id").descending("answered_at", "member_id");
    this.ofMembers = new MemberRows<>(table, "builds_feedback", Feedback::entryId);
    this.hidden = new HiddenWords(database, "builds_hidden_notes");
  }

  /** Returns the words that moderators have hidden. */
  HiddenWords hidden() {
    return hidden;
  }

  /** Returns an answer. */
  Optional<Feedback> find(Handle handle, long entry, long member) {
    return table.find(handle, entry, member);
  }

  /** Returns some answers of a member with words, the latest first. */
  List<Feedback> wordsOf(Handle handle, long member, int limit) {
    return table.select(
        handle,
        """
        SELECT <columns> FROM builds_feedback
         WHERE member_id = :member AND (note <> '' OR device <> '')
         ORDER BY answered_at DESC, entry_id DESC FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }

  /** Returns how many answered what, by entry; entries without an answer are left out. */
  public Map<Long, Counts> counts(Handle handle, Collection<Long> entries) {
    return counted(
        handle,
        """
        SELECT f.entry_id, f.answer, COUNT(f.member_id) FROM builds_feedback f
         WHERE f.entry_id IN (<ids>)
         GROUP BY f.entry_id, f.answer
        """,
        entries);
  }

  /** Returns how many answered what about all of a build, by build. */
  public Map<Long, Counts> ofBuilds(Handle handle, Collection<Long> builds) {
    return counted(
        handle,
        """
        SELECT f.build_id, f.answer, COUNT(f.member_id) FROM builds_feedback f
         WHERE f.build_id IN (<ids>)
         GROUP BY f.build_id, f.answer
        """,
        builds);
  }

  private static Map<Long, Counts> counted(Handle handle, String sql, Collection<Long> ids) {
    Map<Long, Counts> counts = new HashMap<>();
    if (ids.isEmpty()) {
      return counts;
    }
    handle
        .createQuery(sql)
        .bindList("ids", List.copyOf(ids))
        .map(
            (row, context) ->
                counts.merge(
                    row.getLong(1),
                    Counts.NONE.plus(Answer.valueOf(row.getString(2)), row.getLong(3)),
                    Counts::plus))
        .list();
    return counts;
  }

  /** Returns a member's answers about entries as the member sees them, by entry. */
  public Map<Long, Feedback> of(Handle handle, long member, Collection<Long> entries) {
    Map<Long, Feedback> own = new HashMap<>();
    if (!entries.isEmpty()) {
      table
          .select(
              handle,
              """
              SELECT <columns> FROM builds_feedback
               WHERE entry_id IN (<entries>) AND member_id = :member
              """,
              query -> query.bindList("entries", List.copyOf(entries)).bind("member", member))
          .forEach(each -> own.put(each.entryId(), each));
    }
    if (!own.isEmpty()) {
      hidden.ofMember(handle, member).stream()
          .filter(each -> each.visibility() == Visibility.HIDDEN)
          .forEach(each -> own.computeIfPresent(each.entryId(), (id, said) -> whole(said, each)));
    }
    return own;
  }

  private static Feedback whole(Feedback said, HiddenWord word) {
    return said.saying(Feedback.Words.of(word.word()));
  }

  /** Returns some answers about an entry with their words, those too that are hidden. */
  Map<Long, Feedback> whole(Handle handle, long entry, List<Feedback> some) {
    Map<Long, Feedback> whole = new HashMap<>();
    some.forEach(each -> whole.put(each.memberId(), each));
    hidden
        .of(handle, entry, whole.keySet())
        .forEach(each -> whole.computeIfPresent(each.memberId(), (id, said) -> whole(said, each)));
    return whole;
  }

  /** Returns all that a member has answered, with their words. */
  List<Feedback> ofMember(Handle handle, long member) {
    Map<Long, Feedback> all = new LinkedHashMap<>();
    ofMembers.of(handle, member).forEach(each -> all.put(each.entryId(), each));
    hidden
        .ofMember(handle, member)
        .forEach(each -> all.computeIfPresent(each.entryId(), (id, said) -> whole(said, each)));
    return List.copyOf(all.values());
  }

  /** Erases some answers of a member, and returns whether nothing is left. */
  boolean erase(Handle handle, long member) {
    return ofMembers.erase(handle, member) && hidden.erase(handle, member);
  }

  /** Lists the answers about an entry, the newest first. */
  Slice<Feedback> list(Handle handle, long entry, ListRequest list) {
    return newest.slice(
        handle,
        list,
        "SELECT <columns> FROM builds_feedback WHERE entry_id = :entry AND <after> <order>",
        query -> query.bind("entry", entry));
  }

  Optional<Feedback> lock(Handle handle, long entry, long member) {
    return table.lock(handle, entry, member);
  }

  /** Adds an answer; false where there is one by the member at this moment. */
  boolean add(Handle handle, Feedback feedback) {
    return table.insertIfAbsent(handle, feedback);
  }

  Feedback update(Handle handle, Feedback feedback) {
    return table.update(handle, feedback);
  }

  /** Removes an answer with its words, hidden ones too. */
  void remove(Handle handle, Feedback feedback) {
    hidden
        .find(handle, feedback.entryId(), feedback.memberId())
        .ifPresent(each -> hidden.delete(handle, each));
    table.delete(handle, feedback.entryId(), feedback.memberId());
  }
}
