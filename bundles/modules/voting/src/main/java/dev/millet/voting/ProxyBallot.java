package dev.millet.voting;

import dev.millet.api.forms.Rules;
import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * The input of somebody of the company who votes for a member.
 *
 * @param member a handle, a name or an email address
 * @param source how the member said so
 * @param note for the team; empty for none
 */
public record ProxyBallot(String member, String source, String note) {

  static final Rules<ProxyBallot> RULES =
      Rules.of(ProxyBallot.class)
          .line("member", 1, 320, "mei")
          .line("source", 1, 80, "phone call")
          .text("note", 0, 500, "Needs it for the night shift");

  /** Returns the vote for a member that staff cast with it. */
  Vote vote(Subject subject, long member, long staff, Instant castAt) {
    return new Vote(subject, member, castAt, staff, source, note.isEmpty() ? null : note, false);
  }
}
