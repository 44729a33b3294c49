package dev.millet.voting;

import dev.millet.api.members.Member;
import dev.millet.api.subjects.SubjectDescription;
import java.time.Instant;
import java.util.List;

/**
 * The page of who supports a subject.
 *
 * @param about the subject; its path is null where it has no page
 * @param support all of it, carried over or not
 * @param rows newest first
 * @param carried what sources counted without naming voters
 * @param first the first page; null on it
 * @param next the page after this one; null on the last
 * @param form to vote for a member; null for readers who may not
 */
public record VotersModel(
    SubjectDescription about,
    long support,
    List<Row> rows,
    List<Carried> carried,
    String first,
    String next,
    ProxyForm form) {

  /**
   * A vote.
   *
   * @param member whose it is; null where the account is gone
   * @param onBehalf how it came about, where the reader may know; null for the member's own
   */
  public record Row(Member member, Instant castAt, Proxy onBehalf) {}

  /**
   * How a vote came about that was cast for a member.
   *
   * @param by who cast it; null where the account is gone
   * @param note null where there is none, and for readers who are not staff
   * @param undo where a press takes it back; null for readers who may not
   */
  public record Proxy(Member by, String source, String note, String undo) {}

  /** Whether it says of a source that it is the members who deleted their accounts. */
  public static boolean isDeleted(Carried carried) {
    return carried.source().equals(Carried.DELETED_MEMBERS);
  }
}
