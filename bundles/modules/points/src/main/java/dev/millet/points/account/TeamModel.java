package dev.millet.points.account;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import java.util.Map;

/**
 * The page of the team.
 *
 * @param people whom the grants name, by id
 * @param input the form to grant points; null for somebody who may not
 * @param verified the last verification; null before the first
 */
public record TeamModel(
    Figures.All figures,
    Slice<HandGrant> grants,
    Map<Long, Person> people,
    Input<?> input,
    long limit,
    Verifications.Verified verified,
    long reader) {

  /** Returns whether the reader may decide about a grant as the second person. */
  public boolean isDecidable(HandGrant grant) {
    return grant.state() == HandGrant.State.WAITING && input != null && grant.member() != reader;
  }

  /** Returns whether the reader may approve it, and not only withdraw it. */
  public boolean isApprovable(HandGrant grant) {
    return isDecidable(grant) && !Long.valueOf(reader).equals(grant.proposed().by());
  }
}
