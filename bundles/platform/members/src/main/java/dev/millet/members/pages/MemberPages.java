package dev.millet.members.pages;

import dev.millet.api.database.Database;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.directory.Directory;
import dev.millet.members.directory.Roster;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.DataSections;
import dev.millet.members.groups.Groups;
import dev.millet.members.services.AccountServices;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.SignUp;
import dev.millet.platform.api.gateway.KeptForms;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The pages of members. */
@Component(service = MemberPages.class)
public final class MemberPages {

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile KeptForms keptForms;

  private final List<Contribution> contributions;
  private final ExternalSignIn external;

  @Activate
  public MemberPages(
      @Reference Database database,
      @Reference Pages pages,
      @Reference Slots slots,
      @Reference AccountAccess access,
      @Reference AccountServices care,
      @Reference Directory directory,
      @Reference Roster roster,
      @Reference DataCopy copy,
      @Reference DataSections sections) {
    Accounts accounts = care.accounts();
    Groups groups = care.groups();
    Sessions sessions = care.credentials().sessions();
    SignIn signIn = access.signIn();
    SignUp signUp = access.signUp();
    BrowserSession browser =
        new BrowserSession(sessions, accounts, care.credentials().pending(), signIn.twoFactor());
    List<Contribution> all = new ArrayList<>();
    all.addAll(new SignInPages(pages, slots, signIn, signUp, browser).routes());
    all.addAll(new MailedSignInPages(pages, access.mailedSignIn(), browser).routes());
    all.addAll(new EmailPages(pages, access.emailChange().confirmation()).routes());
    all.addAll(new ConfirmPages(pages, slots, accounts, access, () -> keptForms).routes());
    ExternalSignInPages providers = new ExternalSignInPages(pages, access, browser);
    external = providers;
    all.addAll(providers.routes());
    SignUpPages signUpPages = new SignUpPages(pages, slots, access, browser);
    all.addAll(signUpPages.routes());
    all.addAll(new InvitedPages(pages, access.invitations(), signUpPages).routes());
    all.addAll(
        new InvitationPages(pages, directory, signUp, access.invitations(), access.links())
            .contributions());
    all.addAll(new ResetPages(pages, care.recovery(), browser).routes());
    all.addAll(
        new ProfileSettingsPages(
                pages, accounts, care.profileEdit(), care.handleChange(), care.avatarChange())
            .routes());
    all.addAll(new SignInSettingsPages(pages, slots, accounts, access, browser).routes());
    all.addAll(new TwoFactorStepPages(pages, browser).routes());
    all.addAll(new TwoFactorPages(pages, access.twoFactor()).routes());
    all.addAll(new SessionPages(pages, sessions).routes());
    all.addAll(new TokenPages(pages, care.credentials().tokens()).routes());
    all.addAll(
        new PrivacyPages(pages, accounts, signIn, care.deletion(), copy, sections, browser)
            .routes());
    all.addAll(
        new ProfilePage(pages, slots, directory, accounts.kept(), groups, care.avatars())
            .contributions());
    all.addAll(new DirectoryPages(pages, roster, groups).contributions());
    all.addAll(new MemberSource(accounts, roster.readers(), pages).contributions());
    all.addAll(
        new ManagePages(
                pages,
                slots,
                accounts,
                groups,
                access.twoFactor(),
                access.emailChange().confirmation(),
                care,
                access.links())
            .routes());
    all.addAll(new GroupPages(pages, groups, care.groupChange(), directory).routes());
    all.addAll(new GroupFormPages(pages, groups, care.groupChange()).routes());
    all.addAll(MemberMenus.entries());
    all.add(new SignUpFigure(database, pages).contribution());
    contributions = List.copyOf(all);
  }

  /** Returns what lets people in for whom a provider vouches. */
  public ExternalSignIn external() {
    return external;
  }

  /** Returns the routes, and the entry in the navigation. */
  public List<Contribution> contributions() {
    return contributions;
  }
}
