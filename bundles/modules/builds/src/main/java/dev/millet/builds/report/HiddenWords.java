package dev.millet.builds.report;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.build.MemberRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The words that moderators have hidden or removed. The mark itself says nothing meanwhile: so no
 * statement can show them by mistake, not even one of an earlier version. Every method runs in the
 * transaction of the given handle.
 */
final class HiddenWords {

  private static final int SHOWN = 100;

  private final Table<HiddenWord> words;
  private final MemberRows<HiddenWord> ofMembers;

  /**
   * The word of a member on an entry, which not everybody may read.
   *
   * @param visibility never {@link Visibility#VISIBLE}
   */
  record HiddenWord(
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

  HiddenWords(Database database) {
    this.words =
        database.table("builds_hidden_words", HiddenWord.class).key("entry_id", "member_id");
    this.ofMembers = new MemberRows<>(words, "builds_hidden_words", HiddenWord::entryId);
  }

  Optional<HiddenWord> find(Handle handle, long entry, long member) {
    return words.find(handle, entry, member);
  }

  /** Returns the latest hidden words about a build, for moderators. */
  List<HiddenWord> of(Handle handle, long build) {
    return words.select(
        handle,
        """
        SELECT <columns> FROM builds_hidden_words WHERE build_id = :build
         ORDER BY marked_at DESC, entry_id DESC, member_id DESC FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("build", build).bind("limit", SHOWN));
  }

  /** Returns the hidden words of a member. */
  List<HiddenWord> ofMember(Handle handle, long member) {
    return ofMembers.of(handle, member);
  }

  void insert(Handle handle, HiddenWord word) {
    words.insert(handle, word);
  }

  void delete(Handle handle, HiddenWord word) {
    words.delete(handle, word.entryId(), word.memberId());
  }

  /** Erases some hidden words of a member, and returns whether nothing is left. */
  boolean erase(Handle handle, long member) {
    return ofMembers.erase(handle, member);
  }
}
