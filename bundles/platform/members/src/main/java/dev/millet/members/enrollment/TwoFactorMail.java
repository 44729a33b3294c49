package dev.millet.members.enrollment;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.AccountMessage;
import dev.millet.members.journal.MembersEntries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells members by mail what weakens their account: that two-factor authentication is off, and by
 * whom, or that a recovery code was used.
 */
@Component(service = TwoFactorMail.class)
public final class TwoFactorMail {

  private static final Map<String, AccountMessage> MESSAGES =
      Map.of(
          MembersEntries.TWO_FACTOR_OFF, AccountMessage.TWO_FACTOR_OFF,
          MembersEntries.TWO_FACTOR_RESET, AccountMessage.TWO_FACTOR_RESET,
          MembersEntries.RECOVERY_CODE_USED, AccountMessage.RECOVERY_CODE);

  private final Accounts accounts;
  private final AccountMail mail;

  @Activate
  public TwoFactorMail(@Reference Accounts accounts, @Reference AccountMail mail) {
    this.accounts = accounts;
    this.mail = mail;
  }

  /** Returns the subscription that mails. */
  public Subscription subscription() {
    return new Subscription(
        "members.two-factor", MESSAGES.keySet(), Subscription.Start.NEWEST, this::handle);
  }

  private void handle(List<JournalEntry> batch) {
    for (JournalEntry entry : batch) {
      long member = entry.payload(MembersEntries.TwoFactorEntry.class).member();
      if (mail.isSetUp()) {
        accounts.byId(member).ifPresent(account -> tell(MESSAGES.get(entry.type()), account));
      }
    }
  }

  private void tell(AccountMessage message, Account account) {
    Member member = account.member();
    Locale language =
        member.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(member.locale());
    accounts
        .addresses()
        .of(member.id())
        .ifPresent(address -> mail.tell(message, address.address(), member, language));
  }
}
