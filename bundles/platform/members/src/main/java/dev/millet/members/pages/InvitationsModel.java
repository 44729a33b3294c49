package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import dev.millet.members.invitations.Arrival;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.MailedInvitations;
import dev.millet.members.requests.InvitationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The page of invitations.
 *
 * @param link the link that was just made; null where none was
 * @param arrivals who came by each
 * @param people those who made them and came by them
 * @param now tells the expired ones from the others
 * @param emails which were mailed
 */
public record InvitationsModel(
    Input<InvitationRequest> input,
    String link,
    Slice<Invitation> slice,
    Map<Long, List<Arrival>> arrivals,
    Map<Long, Person> people,
    Instant now,
    Emails emails) {

  /**
   * The invitations that were mailed.
   *
   * @param possible whether mail can be sent
   * @param sent by the ids of the invitations
   */
  public record Emails(boolean possible, Map<Long, MailedInvitations.Sent> sent) {}

  /** Returns the word for the state of an invitation. */
  public String state(Invitation one) {
    return one.state(now).word();
  }

  /** Returns how an invitation was mailed; null where it was not. */
  public MailedInvitations.Sent sent(Invitation one) {
    return emails.sent().get(one.id());
  }

  /** Returns whether somebody can come by an invitation. */
  public boolean isActive(Invitation one) {
    return one.state(now) == Invitation.State.ACTIVE;
  }

  /** Returns who made an invitation; null for the operator and for deleted accounts. */
  public Person maker(Invitation one) {
    return one.made().by() == null ? null : people.get(one.made().by());
  }

  /** Returns those who came by an invitation. */
  public List<Person> came(Invitation one) {
    return arrivals.getOrDefault(one.id(), List.of()).stream()
        .map(arrival -> people.get(arrival.memberId()))
        .toList();
  }
}
