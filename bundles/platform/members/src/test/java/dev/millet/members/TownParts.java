package dev.millet.members;

import dev.millet.members.access.AccountAccess;
import dev.millet.members.access.SignInChanges;
import dev.millet.members.external.ExternalAccounts;
import dev.millet.members.external.ExternalSignUp;
import dev.millet.members.external.PendingNewcomers;

/** Parts of a town that are put together of what it has already. */
final class TownParts {

  private TownParts() {}

  static ExternalSignUp external(Town town) {
    ExternalAccounts linked =
        new ExternalAccounts(
            town.database, town.care, town.accountMail, town.policies, town.journal, town.clock);
    PendingNewcomers pending =
        new PendingNewcomers(town.database, town.twoFactor.secrets, town.json, town.clock);
    return new ExternalSignUp(town.database, town.care, linked, town.signUp, pending, town.clock);
  }

  static AccountAccess access(Town town, SignInChanges changes) {
    return new AccountAccess(
        town.signUp,
        town.signIn,
        town.proof,
        changes,
        town.mailedSignIn,
        town.firstAdministrator,
        town.invitations,
        town.external,
        town.publicLinks);
  }
}
