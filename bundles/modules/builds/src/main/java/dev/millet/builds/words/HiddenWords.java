package dev.millet.builds.words;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.build.MemberRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The words that moderators have hidden or removed, in a table of their own. Where they were said,
 * nothing is said meanwhile: so no statement can show them by mistake, not even one of an earlier
 * version. Every method runs in the transaction of the given handle.
 */
public final class HiddenWords {

  private static final int SHOWN = 100;

  private final String table;
  private final Table<HiddenWord> words;
  private final MemberRows<HiddenWord> ofMembers;

  /**
   * The word of a member on an entry, which not everybody may read.
   *
   * @param visibility never {@link Visibility#VISIBLE}
   * @param markedAt when it was said
   */
  public record HiddenWord(
      long entryId,
      long memberId,
      long buildId,
      Visibility visibility,
      String word,
      Instant markedAt) {

    HiddenWord in(Visibility other) {
      return new HiddenWord(entryId, memberId, buildId, other, word, markedAt);
    }
  }

  /**
   * Makes the words of a table.
   *
   * @param table its name
   */
  public HiddenWords(Database database, String table) {
    this.table = table;
    this.words = database.table(table, HiddenWord.class).key("entry_id", "member_id");
    this.ofMembers = new MemberRows<>(words, table, HiddenWord::entryId);
  }

  /** Returns what is hidden of a member on an entry. */
  public Optional<HiddenWord> find(Handle handle, long entry, long member) {
    return words.find(handle, entry, member);
  }

  /** Returns the latest hidden words about a build, for moderators. */
  public List<HiddenWord> of(Handle handle, long build) {
    return words.select(
        handle,
        """
        SELECT <columns> FROM <table> WHERE build_id = :build
         ORDER BY marked_at DESC, entry_id DESC, member_id DESC FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.define("table", table).bind("build", build).bind("limit", SHOWN));
  }

  /** Returns the hidden words about an entry, of some members. */
  public List<HiddenWord> of(Handle handle, long entry, Collection<Long> members) {
    return members.isEmpty()
        ? List.of()
        : words.select(
            handle,
            "SELECT <columns> FROM <table> WHERE entry_id = :entry AND member_id IN (<members>)",
            query ->
                query
                    .define("table", table)
                    .bind("entry", entry)
                    .bindList("members", List.copyOf(members)));
  }

  /** Returns the hidden words of a member. */
  public List<HiddenWord> ofMember(Handle handle, long member) {
    return ofMembers.of(handle, member);
  }

  void insert(Handle handle, HiddenWord word) {
    words.insert(handle, word);
  }

  /** Forgets what is hidden. */
  public void delete(Handle handle, HiddenWord word) {
    words.delete(handle, word.entryId(), word.memberId());
  }

  /** Erases some hidden words of a member, and returns whether nothing is left. */
  public boolean erase(Handle handle, long member) {
    return ofMembers.erase(handle, member);
  }
}
