package dev.millet.members;

import dev.millet.members.access.AccountAccess;
import dev.millet.members.email.EmailChange;
import dev.millet.members.external.ExternalAccounts;
import dev.millet.members.external.ExternalSignUp;
import dev.millet.members.external.PendingNewcomers;
import dev.millet.members.signin.PasswordChange;

/** Parts of a town that are put together of what it has already. */
final class TownParts {

  private TownParts() {}

  static ExternalSignUp external(Town town) {
    ExternalAccounts linked =
        new ExternalAccounts(
            town.database, town.care, town.accountMail, town.policies, town.journal, town.clock);
    PendingNewcomers pending = new PendingNewcomers(new PlainSecrets(), town.json, town.clock);
    return new ExternalSignUp(town.database, town.care, linked, town.signUp, pending, town.clock);
  }

  static AccountAccess access(Town town, PasswordChange passwords, EmailChange emails) {
    return new AccountAccess(
        town.signUp,
        town.proof,
        passwords,
        emails,
        town.mailedSignIn,
        town.firstAdministrator,
        town.invitations,
        town.external,
        town.publicLinks);
  }
}
