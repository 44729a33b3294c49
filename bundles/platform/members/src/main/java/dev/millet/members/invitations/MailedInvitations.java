package dev.millet.members.invitations;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.platform.api.mail.MailState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Mails invitations, once to each person. Thread-safe. */
public final class MailedInvitations {

  private static final String LINK = "/members/invitations/";

  private final Database database;
  private final InvitationTable invitations;
  private final InvitationMailTable mails;
  private final Accounts accounts;
  private final EmailConfirmation confirmation;
  private final AccountMail mail;

  MailedInvitations(
      Database database,
      InvitationTable invitations,
      Accounts accounts,
      EmailConfirmation confirmation) {
    this.database = database;
    this.invitations = invitations;
    this.mails = new InvitationMailTable(database);
    this.accounts = accounts;
    this.confirmation = confirmation;
    this.mail = confirmation.mail();
  }

  /** An invitation that was mailed, and how far the message has come. */
  public record Sent(String address, MailState state) {

    /** Returns {@code waiting}, {@code sent} or {@code failed}. */
    public String word() {
      return switch (state) {
        case SENT -> "sent";
        case WAITING, SENDING, HANDED_OVER -> "waiting";
        default -> "failed";
      };
    }

    /** Never shows the address. */
    @Override
    public String toString() {
      return "Sent[" + state + "]";
    }
  }

  /** Returns whether invitations can be mailed. */
  public boolean isPossible() {
    return mail.isSetUp();
  }

  /** Counts a message that is to be sent, and refuses it where mail is not set up. */
  void count() {
    mail.require();
    mail.countInSum();
  }

  /** Returns the invitation for a role that was mailed to an address and can be used. */
  Optional<Invitation> open(Handle handle, EmailAddress address, String role, Instant now) {
    return mails.to(handle, address.key()).stream()
        .flatMap(id -> invitations.find(handle, id).stream())
        .filter(one -> one.role().equals(role))
        .filter(one -> one.state(now) == Invitation.State.ACTIVE)
        .findFirst();
  }

  void send(Handle handle, Invitation made, EmailAddress to, Locale language, String secret) {
    Long by = made.made().by();
    Member inviter = by == null ? null : accounts.byId(by).map(Account::member).orElse(null);
    long message = mail.invitation(to.text(), language, LINK + secret, inviter, made.role());
    mails.insert(handle, new InvitationMail(made.id(), to.text(), to.key(), message));
  }

  /** Takes the message back where it has not been sent. */
  void withdraw(Handle handle, long invitation) {
    mails.find(handle, invitation).ifPresent(sent -> mail.withdraw(sent.messageId()));
  }

  /** Confirms the address of who came by a mailed invitation: the link was sent to it alone. */
  void prove(Handle handle, Invitation invitation, Account added) {
    mails
        .find(handle, invitation.id())
        .flatMap(sent -> EmailAddress.parse(sent.address()))
        .filter(address -> accounts.addresses().ownerOf(address).isEmpty())
        .ifPresent(address -> confirmation.prove(handle, added, address));
  }

  /** Returns the messages of those of the invitations that were mailed, by the invitations' ids. */
  public Map<Long, Sent> of(List<Invitation> all) {
    List<Long> ids = all.stream().map(Invitation::id).toList();
    return database.read(handle -> mails.of(handle, ids)).stream()
        .collect(Collectors.toMap(InvitationMail::invitationId, this::sent));
  }

  /** Takes a message that the queue has forgotten as one that was sent long ago. */
  private Sent sent(InvitationMail one) {
    return new Sent(one.address(), mail.state(one.messageId()).orElse(MailState.SENT));
  }
}
