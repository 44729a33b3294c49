package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.suggestions.care.Proposals.Proposal;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import java.time.Instant;

/** Members propose merges; the team accepts one by merging, or dismisses it. Thread-safe. */
public final class Proposing {

  /** The journal type of {@link Proposed}. */
  public static final String PROPOSED = "suggestions.merge-proposed";

  /** The journal type of {@link Dismissed}. */
  public static final String DISMISSED = "suggestions.merge-dismissed";

  private static final int MAX_OPEN = 50;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final SuggestionGuard suggestionGuard;
  private final Merging merging;
  private final Proposals proposals;
  private final StatusRules rules;

  /** A member proposes to merge a suggestion into another. */
  public record Proposed(long suggestion, long into, long by, Instant at) {}

  /**
   * The team dismisses a proposal.
   *
   * @param member who proposed it
   */
  public record Dismissed(long suggestion, long into, long member, Long by, Instant at) {}

  public Proposing(
      Database database,
      Journal journal,
      Guard guard,
      SuggestionGuard suggestionGuard,
      CareServices careServices) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.suggestionGuard = suggestionGuard;
    this.merging = careServices.merging();
    this.proposals = careServices.proposals();
    this.rules = careServices.rules();
  }

  /**
   * Keeps a proposal, in the place of an earlier one of the same member for the same suggestion.
   *
   * @param note a checked text; may be empty
   * @throws dev.millet.api.gateway.ProblemException 404 where there is no such suggestion, 409
   *     where it is closed to merges or the member proposed too many, 422 where the other one
   *     cannot be merged into
   */
  public Proposal propose(long id, Long into, String note, Member by) {
    return database.write(
        handle -> {
          Suggestion read = suggestionGuard.edit(handle, id, by);
          rules.requireNext(read.status(), Status.DUPLICATE);
          merging.check(handle, id, "into", into);
          guard.atMost(
              MAX_OPEN,
              "suggestions.proposals/" + by.id(),
              () -> proposals.by(handle, by.id()).size());
          Proposal made = new Proposal(id, by.id(), into, note, database.now());
          proposals.put(handle, made);
          journal.append(PROPOSED, new Proposed(id, into, by.id(), made.proposedAt()));
          return made;
        });
  }

  /**
   * Dismisses a member's proposal.
   *
   * @param by null for the operator
   * @throws dev.millet.api.gateway.ProblemException 404 if it is unknown
   */
  public void dismiss(long id, long member, Member by) {
    database.write(
        handle -> {
          suggestionGuard.edit(handle, id, by);
          Proposal found =
              proposals
                  .find(handle, id, member)
                  .orElseThrow(() -> Problem.notFound("There is no such proposal.").toException());
          proposals.remove(handle, found);
          journal.append(
              DISMISSED,
              new Dismissed(
                  id, found.intoId(), member, by == null ? null : by.id(), database.now()));
          return null;
        });
  }
}
