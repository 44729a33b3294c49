package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.members.access.PublicLinks;
import dev.millet.members.email.AccountMail;
import dev.millet.members.invitations.Arrival;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.invitations.MailedInvitations;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.AcceptInvitationRequest;
import dev.millet.members.requests.InvitationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/members/invitations}: links that invite people into a role. */
public final class InvitationsApi {

  private static final String PATH = "/api/v1/members/invitations";

  private final Invitations invitations;
  private final Members members;
  private final PublicLinks links;

  /**
   * An invitation that was just made.
   *
   * @param link a page of this instance; it is shown this once, and left out where it was mailed
   */
  record InvitationLinkAnswer(long id, String link, Instant expiresAt) {

    /** Never shows the link. */
    @Override
    public String toString() {
      return "InvitationLinkAnswer[" + id + "]";
    }
  }

  /**
   * An invitation.
   *
   * @param state {@code active}, {@code used-up}, {@code expired} or {@code revoked}
   * @param createdBy left out where the operator made it, or the account is deleted
   * @param emailed left out where it was not mailed
   */
  record InvitationAnswer(
      long id,
      String role,
      String state,
      String note,
      Uses uses,
      Person createdBy,
      Instant createdAt,
      Instant expiresAt,
      EmailedTo emailed) {}

  /**
   * The people who came by an invitation.
   *
   * @param used how many came
   * @param max how many may
   * @param accepted who came; those whose accounts are deleted are left out
   */
  record Uses(int used, int max, List<Accepted> accepted) {}

  /**
   * The address to which an invitation was mailed.
   *
   * @param state {@code waiting}, {@code sent} or {@code failed}
   */
  record EmailedTo(String address, String state) {}

  /** Somebody who came by an invitation. */
  record Accepted(Person member, Instant at) {}

  public InvitationsApi(Invitations invitations, Members members, PublicLinks links) {
    this.invitations = invitations;
    this.members = members;
    this.links = links;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            MembersPermissions.INVITE,
            RouteDocument.of("Lists invitations, the newest first, with who came by which")
                .listing(InvitationAnswer.class)
                .problems("invalid"),
            this::list),
        Route.post(
                PATH,
                MembersPermissions.INVITE,
                RouteDocument.of("Makes a link that invites people into a role")
                    .describing(
                        "It works while sign-up is closed, too. Without `email` nothing is sent:"
                            + " hand it over yourself. With it the link is mailed, for one person;"
                            + " who has an open invitation for the role gets no second one (200)."
                            + " It ends when you are no administrator any more.")
                    .taking(InvitationRequest.RULES)
                    .giving(201, InvitationLinkAnswer.class)
                    .problems("invalid", AccountMail.NOT_SET_UP, AccountMail.TOO_MANY),
                this::make)
            .withSecrets(),
        Route.get(
            PATH + "/{id}",
            MembersPermissions.INVITE,
            RouteDocument.of("Shows an invitation")
                .giving(200, InvitationAnswer.class)
                .problems("not-found"),
            this::show),
        Route.delete(
            PATH + "/{id}",
            MembersPermissions.INVITE,
            RouteDocument.of("Revokes an invitation; those who came by it stay")
                .giving(204, null)
                .problems("not-found"),
            this::revoke),
        Route.post(
                PATH + "/accept",
                MembersPermissions.ACCEPT_INVITATION,
                RouteDocument.of("Takes the role of an invitation")
                    .describing(
                        "For somebody who has an account. Others sign up with `invitation`, the last"
                            + " segment of the link.")
                    .taking(AcceptInvitationRequest.RULES)
                    .giving(200, MemberAnswer.class)
                    .problems("invalid", "members.invitation-spent", "members.role-held"),
                this::accept)
            .withSecrets());
  }

  private Reply list(Request request) {
    Slice<Invitation> slice = invitations.newest(request.list());
    Map<Long, List<Arrival>> arrivals = invitations.arrivals(slice.items());
    Map<Long, Person> people = people(slice.items(), arrivals);
    Map<Long, MailedInvitations.Sent> sent = invitations.mailed().of(slice.items());
    return Reply.list(slice.map(one -> answer(one, arrivals, people, sent.get(one.id()))));
  }

  private Reply show(Request request) {
    Invitation one = invitations.find(request.id("id")).orElseThrow(InvitationsApi::missing);
    Map<Long, List<Arrival>> arrivals = invitations.arrivals(List.of(one));
    MailedInvitations.Sent sent = invitations.mailed().of(List.of(one)).get(one.id());
    return Reply.json(answer(one, arrivals, people(List.of(one), arrivals), sent));
  }

  private Map<Long, Person> people(List<Invitation> all, Map<Long, List<Arrival>> arrivals) {
    List<Long> ids = new ArrayList<>();
    all.forEach(one -> ids.add(one.made().by()));
    arrivals.values().forEach(came -> came.forEach(each -> ids.add(each.memberId())));
    return members.people(ids);
  }

  private InvitationAnswer answer(
      Invitation one,
      Map<Long, List<Arrival>> arrivals,
      Map<Long, Person> people,
      MailedInvitations.Sent sent) {
    List<Accepted> accepted =
        arrivals.getOrDefault(one.id(), List.of()).stream()
            .map(came -> new Accepted(people.get(came.memberId()), came.usedAt()))
            .toList();
    return new InvitationAnswer(
        one.id(),
        one.role(),
        one.state(invitations.now()).word(),
        one.note(),
        new Uses(one.uses(), one.maxUses(), accepted),
        one.made().by() == null ? null : people.get(one.made().by()),
        one.made().at(),
        one.expiresAt(),
        sent == null ? null : new EmailedTo(sent.address(), sent.word()));
  }

  private Reply make(Request request) {
    Invitations.Link link =
        invitations.make(
            request.json(InvitationRequest.RULES), request.identity().member(), request.locale());
    Invitation made = link.invitation();
    String page =
        link.secret() == null ? null : links.to(request, "/members/invitations/" + link.secret());
    InvitationLinkAnswer answer = new InvitationLinkAnswer(made.id(), page, made.expiresAt());
    return link.known() ? Reply.json(answer) : Reply.created(PATH + "/" + made.id(), answer);
  }

  private Reply revoke(Request request) {
    if (!invitations.revoke(request.id("id"), request.identity().member())) {
      throw missing();
    }
    return Reply.noContent();
  }

  private Reply accept(Request request) {
    String secret = request.json(AcceptInvitationRequest.RULES).secret();
    return Reply.json(MemberAnswer.of(invitations.accept(secret, request.member()).member()));
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such invitation").toException();
  }
}
