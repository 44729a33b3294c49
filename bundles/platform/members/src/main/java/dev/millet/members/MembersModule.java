package dev.millet.members;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Directory;
import dev.millet.members.accounts.ProfileEdit;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.http.MembersApi;
import dev.millet.members.http.SetupApi;
import dev.millet.members.http.TokensApi;
import dev.millet.members.pages.MemberPages;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.setup.UnattendedSetup;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.SignUp;
import dev.millet.members.tokens.Tokens;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts, sessions, tokens and roles. */
@Component(service = Contributor.class)
public final class MembersModule implements Contributor {

  private final List<Contribution> contributions;

  @Activate
  public MembersModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Accounts accounts,
      @Reference Directory directory,
      @Reference SignUp signUp,
      @Reference SignIn signIn,
      @Reference Tokens tokens,
      @Reference UnattendedSetup unattendedSetup,
      @Reference FirstAdministrator firstAdministrator,
      @Reference MemberPages pages) {
    InstantSource clock = InstantSource.system();
    ProfileEdit profileEdit = new ProfileEdit(database, accounts, directory, journal, clock);
    RoleChange roleChange = new RoleChange(database, accounts, directory, journal, clock);
    List<Contribution> parts = new ArrayList<>();
    parts.addAll(new MembersApi(accounts, signUp, profileEdit, roleChange).routes());
    parts.addAll(new TokensApi(tokens, directory, signIn, clock).routes());
    parts.addAll(new SetupApi(firstAdministrator).routes());
    parts.addAll(pages.routes());
    contributions = List.copyOf(parts);
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
