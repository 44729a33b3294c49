package dev.millet.members.pages;

import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.directory.Directory;
import dev.millet.members.directory.Roster;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.DataSections;
import dev.millet.members.groups.Groups;
import dev.millet.members.recovery.ResetLinks;
import dev.millet.members.services.AccountServices;
import dev.millet.members.sessions.RecentProof;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signin.PasswordChange;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.SignUp;
import dev.millet.members.tokens.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages of members. */
@Component(service = MemberPages.class)
public final class MemberPages {

  private final List<Contribution> contributions;

  @Activate
  public MemberPages(
      @Reference Pages pages,
      @Reference Slots slots,
      @Reference SignIn signIn,
      @Reference SignUp signUp,
      @Reference PasswordChange passwordChange,
      @Reference FirstAdministrator firstAdministrator,
      @Reference Sessions sessions,
      @Reference RecentProof proof,
      @Reference Tokens tokens,
      @Reference ResetLinks links,
      @Reference Accounts accounts,
      @Reference Directory directory,
      @Reference Roster roster,
      @Reference KeptHandles kept,
      @Reference Groups groups,
      @Reference AccountServices care,
      @Reference DataCopy copy,
      @Reference DataSections sections) {
    BrowserSession browser = new BrowserSession(sessions, accounts);
    List<Contribution> all = new ArrayList<>();
    all.addAll(new SignInPages(pages, signIn, signUp, browser).routes());
    all.addAll(new ConfirmPages(pages, accounts, signIn, proof).routes());
    all.addAll(new SignUpPages(pages, signUp, firstAdministrator, browser).routes());
    all.addAll(new ResetPages(pages, care.recovery(), browser).routes());
    all.addAll(
        new ProfileSettingsPages(
                pages, accounts, care.profileEdit(), care.handleChange(), care.avatarChange())
            .routes());
    all.addAll(new SignInSettingsPages(pages, accounts, passwordChange, browser).routes());
    all.addAll(new SessionPages(pages, sessions).routes());
    all.addAll(new TokenPages(pages, tokens).routes());
    all.addAll(
        new PrivacyPages(pages, accounts, signIn, care.deletion(), copy, sections, browser)
            .routes());
    all.addAll(new ProfilePage(pages, slots, directory, kept, groups).contributions());
    all.addAll(new DirectoryPages(pages, roster, groups, accounts, directory).routes());
    all.addAll(new ManagePages(pages, slots, accounts, groups, links, care).routes());
    all.addAll(new GroupPages(pages, groups, care.groupChange(), directory).routes());
    all.addAll(new GroupFormPages(pages, groups, care.groupChange()).routes());
    all.addAll(MemberMenus.entries());
    contributions = List.copyOf(all);
  }

  /** Returns the routes, and the entry in the navigation. */
  public List<Contribution> contributions() {
    return contributions;
  }
}
