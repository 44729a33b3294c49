package dev.millet.members.email;

import dev.millet.api.journal.Journal;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.journal.MembersEntries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/**
 * Gives confirmed addresses to accounts and takes them away, and tells the journal. Each method
 * joins its caller's transaction, in which the account is held.
 */
final class EmailOwnership {

  private final Accounts accounts;
  private final AccountEdits edits;
  private final Credentials credentials;
  private final Journal journal;
  private final Clock clock;

  EmailOwnership(
      Accounts accounts,
      AccountEdits edits,
      Credentials credentials,
      Journal journal,
      Clock clock) {
    this.accounts = accounts;
    this.edits = edits;
    this.credentials = credentials;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Makes an address a member's confirmed one, in the place of another.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where somebody else has confirmed it
   */
  void give(Handle handle, long member, EmailAddress address) {
    if (!accounts.addresses().confirm(handle, member, address, now())) {
      throw EmailConfirmation.spent();
    }
    edits.email(member, address.text());
    tell(MembersEntries.EMAIL_CONFIRMED, member);
  }

  /** Removes the confirmed address of a member, and voids what was mailed to it. */
  void take(Handle handle, long member) {
    accounts.addresses().remove(handle, member);
    edits.email(member, null);
    credentials.voidMailed(member);
    tell(MembersEntries.EMAIL_REMOVED, member);
  }

  /**
   * Makes an address the member's again where nobody else has confirmed it meanwhile, and ends all
   * sessions and tokens.
   */
  void giveBack(Handle handle, long member, EmailAddress address) {
    boolean restored = accounts.addresses().confirm(handle, member, address, now());
    edits.email(member, restored ? address.text() : null);
    credentials.revokeAll(member);
    tell(MembersEntries.EMAIL_CHANGE_STOPPED, member);
  }

  private void tell(String type, long member) {
    journal.append(type, new MembersEntries.EmailEntry(member, now()));
  }

  /** Tells the journal who confirmed a change for an address that did not answer. */
  void tellApproval(long member, Long by) {
    journal.append(
        MembersEntries.EMAIL_CHANGE_APPROVED,
        new MembersEntries.EmailApprovalEntry(member, by, now()));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
