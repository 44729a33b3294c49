package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.suggestions.care.Proposals.Proposal;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.TitleSearch;
import java.util.List;

/**
 * The form to merge a suggestion into another.
 *
 * @param team whether the reader merges; else they propose it
 * @param revision that of the care, which a form that is older than a change is refused by
 * @param choices suggestions that a part of a title may mean
 */
public record MergeModel(
    Suggestion suggestion,
    boolean team,
    int revision,
    Input<MergePages.MergeForm> input,
    List<TitleSearch.Found> choices) {

  /** Returns the message key of the title. */
  public String titleKey() {
    return team ? "merge.title" : "merge.propose";
  }

  /** The list of what members propose, for the team. */
  public record Proposed(Slice<Row> rows) {}

  /**
   * A proposal with its suggestions.
   *
   * @param by null for a member who is gone
   */
  public record Row(Proposal proposal, CareView.Link from, CareView.Link into, Member by) {

    /** Returns where the team merges as it is proposed. */
    public String acceptPath() {
      return from.path() + "/merge?into=%23" + proposal.intoId();
    }

    /** Returns where the team dismisses it. */
    public String dismissPath() {
      return from.path() + "/merge-proposals/" + proposal.memberId() + "/dismiss";
    }
  }
}
