package dev.millet.voting;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import java.util.List;

/**
 * The page of a subject's supporters.
 *
 * @param about the subject; its path is null where it has no page
 * @param support all of it, carried over or not
 * @param voters newest first
 * @param carried what sources counted without naming voters
 * @param form to vote for a member; null for readers who may not
 */
public record VotersModel(
    SubjectDescription about,
    long support,
    Slice<Voters.Voter> voters,
    List<Carried> carried,
    ProxyForm form) {

  /**
   * A few of those who support a subject.
   *
   * @param support how many do
   * @param faces the newest of them
   * @param staff whether the reader may vote for members
   */
  public record Faces(Subject subject, long support, List<Person> faces, boolean staff) {

    public String path() {
      return VotersModel.path(subject);
    }
  }

  public String path() {
    return path(about.subject());
  }

  static String path(Subject subject) {
    return "/voting/" + subject + "/voters";
  }

  /** Returns where a press takes a vote back; null for readers who may not. */
  public String undo(Voters.Voter voter) {
    return form == null || voter.onBehalf() == null
        ? null
        : "/voting/" + voter.subject() + "/on-behalf/" + voter.member().id() + "/withdraw";
  }

  /** Returns whether the source is that of members who deleted their accounts. */
  public static boolean isDeleted(Carried carried) {
    return carried.source().equals(Carried.DELETED_MEMBERS);
  }
}
