package dev.millet.members.invitations;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.InvitationRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.secrets.Secret;
import dev.millet.members.services.AccountServices;
import dev.millet.members.signup.SignUp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Invites people into a role by a link that somebody hands them, or that is mailed, also while
 * sign-up is closed. Only the hash of a link is stored. An invitation ends when who made it is no
 * administrator any more. Thread-safe.
 */
@Component(service = Invitations.class)
public final class Invitations {

  private final Database database;
  private final Accounts accounts;
  private final RoleChange roleChange;
  private final SignUp signUp;
  private final Journal journal;
  private final Clock clock;
  private final InvitationTable table;
  private final MailedInvitations mailed;
  private final AccountLock lock;

  @Activate
  public Invitations(
      @Reference Database database,
      @Reference AccountServices services,
      @Reference SignUp signUp,
      @Reference Journal journal) {
    this(database, services, signUp, journal, Clock.systemUTC());
  }

  public Invitations(
      Database database, AccountServices services, SignUp signUp, Journal journal, Clock clock) {
    this.database = database;
    this.accounts = services.accounts();
    this.roleChange = services.roleChange();
    this.signUp = signUp;
    this.journal = journal;
    this.clock = clock;
    this.table = new InvitationTable(database);
    this.mailed = new MailedInvitations(database, table, accounts, signUp.confirmation());
    this.lock = new AccountLock(database);
  }

  /**
   * Makes an invitation, and mails it where an address is given. Somebody who has an open one for
   * the same role gets no second one.
   *
   * @param by the administrator; null where the operator does it
   * @param language that of the message
   * @throws ProblemException 403 where the caller is no administrator any more, 409 where mail is
   *     not set up, 429 after too many messages
   */
  public InvitationLink make(InvitationRequest wanted, Member by, Locale language) {
    Optional<EmailAddress> address =
        wanted.isMailed() ? Optional.of(EmailAddress.of(wanted.email())) : Optional.empty();
    if (address.isPresent()) {
      mailed.count();
    }
    Long maker = by == null ? null : by.id();
    return database.write(
        handle -> {
          accounts.roles().hold(handle);
          if (maker != null) {
            requireAdministrator(handle, maker);
          }
          Optional<Invitation> open =
              address.flatMap(to -> mailed.open(handle, to, wanted.role(), now()));
          return open.isPresent()
              ? new InvitationLink(open.get(), null, true)
              : made(handle, wanted, maker, address, language);
        });
  }

  private InvitationLink made(
      Handle handle,
      InvitationRequest wanted,
      Long maker,
      Optional<EmailAddress> address,
      Locale language) {
    String secret = Secret.random();
    Instant now = now();
    Invitation made =
        table.insert(handle, Invitation.of(wanted, secret, new Invitation.Made(now, maker)));
    tell(MembersEntries.INVITATION_MADE, made, maker, now);
    if (address.isEmpty()) {
      return new InvitationLink(made, secret, false);
    }
    mailed.send(handle, made, address.get(), language, secret);
    return new InvitationLink(made, null, false);
  }

  private void requireAdministrator(Handle handle, long id) {
    lock.hold(handle, id);
    if (accounts.byId(id).filter(one -> one.member().is(Role.ADMIN)).isEmpty()) {
      throw Problem.of(
              403,
              "members.not-active",
              "Only administrators invite people",
              "This account is no administrator's any more")
          .toException();
    }
  }

  /** Returns all invitations, the newest first. */
  public Slice<Invitation> newest(ListRequest list) {
    return database.read(handle -> table.newest(handle, list));
  }

  /** Returns an invitation; empty if the id is unknown. */
  public Optional<Invitation> find(long id) {
    return database.read(handle -> table.find(handle, id));
  }

  /** Returns who came by invitations, by their ids; those who deleted their accounts are absent. */
  public Map<Long, List<Arrival>> arrivals(List<Invitation> invitations) {
    List<Long> ids = invitations.stream().map(Invitation::id).toList();
    return database.read(handle -> table.arrivals(handle, ids)).stream()
        .collect(Collectors.groupingBy(Arrival::invitationId));
  }

  /** Returns the invitations that a member made. */
  public List<Invitation> madeBy(long member) {
    return database.read(handle -> table.madeBy(handle, member));
  }

  /** Returns by which invitations a member came. */
  public List<Arrival> arrivalsOf(long member) {
    return database.read(handle -> table.arrivalsOf(handle, member));
  }

  /** Returns whether there is a team, or an open invitation into one. */
  public boolean hasTeam() {
    Instant now = now();
    return accounts.roles().holders(Role.STAFF, 2).size() > 1
        || newest(ListRequest.first(ListRequest.DEFAULT_LIMIT)).items().stream()
            .filter(one -> one.state(now) == Invitation.State.ACTIVE)
            .anyMatch(one -> one.gives() != Role.MEMBER);
  }

  /**
   * Ends an invitation; those who came by it stay.
   *
   * @param by the administrator; null where the operator does it
   * @return false if the id is unknown
   */
  public boolean revoke(long id, Member by) {
    Instant now = now();
    return database.write(
        handle -> {
          Optional<Invitation> before = table.find(handle, id);
          if (before.isPresent() && table.revoke(handle, id, now)) {
            Long who = by == null ? null : by.id();
            mailed.withdraw(handle, id);
            tell(MembersEntries.INVITATION_REVOKED, before.get(), who, now);
          }
          return before.isPresent();
        });
  }

  /** Returns the invitation that a link carries; empty where nobody can come by it. */
  public Optional<Invitation> open(String secret) {
    Instant now = now();
    return Secret.hasForm(secret)
        ? database
            .read(handle -> table.bySecret(handle, Secret.hash(secret)))
            .filter(one -> one.state(now) == Invitation.State.ACTIVE)
            .filter(one -> !one.expiresAt().isAfter(InvitationTable.latest(now)))
        : Optional.empty();
  }

  /**
   * Makes an account for somebody who comes by an invitation. Hashes a password, so it must not be
   * called inside a transaction.
   *
   * @throws ProblemException 404 where nobody can come by it, and as signing up does
   */
  public Account signUp(SignUpRequest applicant, String address, Locale language) {
    Invitation invitation = open(applicant.invitation()).orElseThrow(Invitations::spent);
    return signUp.invited(
        applicant,
        address,
        language,
        Set.of(invitation.gives()),
        (handle, adding) -> {
          accounts.roles().hold(handle);
          use(handle, invitation);
          Account added = adding.get();
          arrived(handle, invitation, added.member().id());
          mailed.prove(handle, invitation, added);
          return accounts.byId(added.member().id()).orElseThrow();
        });
  }

  /**
   * Gives the role of an invitation to a member.
   *
   * @throws ProblemException 404 where nobody can come by it, 409 for who has the role
   */
  public Account accept(String secret, Member member) {
    Invitation invitation = open(secret).orElseThrow(Invitations::spent);
    long id = member.id();
    return database.write(
        handle -> {
          accounts.roles().hold(handle);
          lock.requireActive(handle, id);
          Member before = accounts.byId(id).orElseThrow().member();
          if (before.is(invitation.gives())) {
            throw Problem.of(
                    409,
                    "members.role-held",
                    "You have this role already",
                    "Hand the link to whom it is for")
                .toException();
          }
          use(handle, invitation);
          Set<Role> roles = EnumSet.copyOf(before.roles());
          roles.add(invitation.gives());
          Long maker = invitation.made().by();
          Member by = maker == null ? null : accounts.byId(maker).map(Account::member).orElse(null);
          Account after = roleChange.change(id, roles, by).orElseThrow();
          arrived(handle, invitation, id);
          return after;
        });
  }

  /** Returns those of the invitations that are mailed. */
  public MailedInvitations mailed() {
    return mailed;
  }

  private void use(Handle handle, Invitation invitation) {
    if (!table.use(handle, invitation.id(), now())) {
      throw spent();
    }
  }

  private void arrived(Handle handle, Invitation invitation, long member) {
    Instant now = now();
    table.arrived(handle, new Arrival(invitation.id(), member, now));
    tell(MembersEntries.INVITATION_ACCEPTED, invitation, member, now);
  }

  private void tell(String type, Invitation invitation, Long member, Instant at) {
    journal.append(
        type, new MembersEntries.InvitationEntry(invitation.id(), invitation.role(), member, at));
  }

  /** Returns the moment by which invitations are too old or not. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static ProblemException spent() {
    return Problem.of(
            404,
            "members.invitation-spent",
            "This invitation has expired",
            "It was used up or revoked, or is too old; ask an administrator for another")
        .toException();
  }
}
