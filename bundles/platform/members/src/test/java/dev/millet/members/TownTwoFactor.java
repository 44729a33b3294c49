package dev.millet.members;

import dev.millet.api.database.Database;
import dev.millet.members.access.SignInChanges;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.credentials.PendingSignIns;
import dev.millet.members.credentials.SignInCodes;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailChange;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.enrollment.TwoFactorMail;
import dev.millet.members.settings.MembersSettings;
import dev.millet.members.signin.PasswordChange;
import dev.millet.members.signin.TwoFactorCheck;
import dev.millet.members.twofactor.TwoFactorRequirement;
import dev.millet.members.twofactor.TwoFactors;
import dev.millet.platform.api.pages.SiteBranding;
import dev.millet.platform.api.settings.LiveSettings;
import dev.millet.testing.FakeJournal;
import java.lang.annotation.Annotation;

/** Two-factor authentication in a {@link Town}. */
public final class TownTwoFactor {

  public final FakeSecrets secrets = new FakeSecrets();
  public final TwoFactors factors;
  public final TwoFactorRequirement requirement;
  public final TwoFactorCheck check;

  private final Database database;
  private final FakeJournal journal;
  private final SetClock clock;
  private TwoFactorEnrollment enrollment;
  private TwoFactorMail mail;

  TownTwoFactor(Database database, FakeJournal journal, MembersSettings settings, SetClock clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    factors = new TwoFactors(database, secrets, clock);
    requirement = new TwoFactorRequirement(factors, live(settings));
    check = new TwoFactorCheck(database, factors, journal, clock);
  }

  private static LiveSettings live(MembersSettings settings) {
    return new LiveSettings() {
      @Override
      public <A extends Annotation> A of(Class<A> type) {
        return type.cast(settings);
      }
    };
  }

  /** Returns what lets people in, of a town that has the parts of it. */
  static Credentials credentials(Town town) {
    return new Credentials(
        town.passwords,
        town.rules,
        town.sessions,
        town.tokens,
        town.links,
        new EmailLinks(town.database, town.clock),
        new SignInCodes(town.database, town.clock),
        new PendingSignIns(town.database, town.clock));
  }

  SignInChanges changes(
      PasswordChange passwords,
      EmailChange emails,
      Credentials credentials,
      Accounts accounts,
      AccountMail accountMail) {
    enrollment =
        new TwoFactorEnrollment(
            database, factors, requirement, credentials, journal, new Name(), clock);
    mail = new TwoFactorMail(accounts, accountMail);
    return new SignInChanges(passwords, emails, enrollment, mail);
  }

  /** Returns what turns it on and off. */
  public TwoFactorEnrollment enrollment() {
    return enrollment;
  }

  /** Returns what tells members by mail. */
  public TwoFactorMail mail() {
    return mail;
  }

  /** A site with a name that has to be encoded. */
  private static final class Name implements SiteBranding {

    @Override
    public String name() {
      return "Ideas & 建议";
    }

    @Override
    public String accent() {
      return "#1d5c94";
    }

    @Override
    public String onAccent() {
      return "#ffffff";
    }
  }
}
