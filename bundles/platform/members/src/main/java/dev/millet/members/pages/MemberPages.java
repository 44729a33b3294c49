package dev.millet.members.pages;

import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.members.AccountCare;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Directory;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.accounts.Roster;
import dev.millet.members.circles.Circles;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.DataSections;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.recovery.ResetLinks;
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
      @Reference PasswordRules rules,
      @Reference Sessions sessions,
      @Reference RecentProof proof,
      @Reference Tokens tokens,
      @Reference ResetLinks links,
      @Reference Accounts accounts,
      @Reference Directory directory,
      @Reference Roster roster,
      @Reference KeptHandles kept,
      @Reference Circles circles,
      @Reference AccountCare care,
      @Reference DataCopy copy,
      @Reference DataSections sections) {
    BrowserSession browser = new BrowserSession(sessions, accounts);
    Refusals refusals = new Refusals(rules);
    List<Contribution> all = new ArrayList<>();
    all.addAll(new SignInPages(pages, signIn, signUp, browser, refusals).routes());
    all.addAll(new ConfirmPages(pages, accounts, signIn, proof, refusals).routes());
    all.addAll(
        new SignUpPages(pages, signUp, firstAdministrator, rules, browser, refusals).routes());
    all.addAll(new ResetPages(pages, care.recovery(), rules, browser, refusals).routes());
    all.addAll(
        new ProfileSettingsPages(
                pages,
                accounts,
                care.profileEdit(),
                care.handleChange(),
                care.avatarChange(),
                refusals)
            .routes());
    all.addAll(
        new SignInSettingsPages(pages, accounts, passwordChange, rules, browser, refusals)
            .routes());
    all.addAll(new SessionPages(pages, sessions).routes());
    all.addAll(new TokenPages(pages, tokens, refusals).routes());
    all.addAll(
        new PrivacyPages(
                pages, accounts, signIn, care.deletion(), copy, sections, browser, refusals)
            .routes());
    all.addAll(new ProfilePage(pages, slots, directory, kept, circles).contributions());
    all.addAll(new DirectoryPages(pages, roster, circles, accounts, directory).routes());
    all.addAll(new ManagePages(pages, accounts, circles, links, care).routes());
    all.addAll(new CirclePages(pages, circles, care.circleChange(), directory, refusals).routes());
    all.addAll(new CircleFormPages(pages, circles, care.circleChange(), refusals).routes());
    all.addAll(MemberMenus.entries());
    contributions = List.copyOf(all);
  }

  /** The routes, and the entry in the navigation. */
  public List<Contribution> contributions() {
    return contributions;
  }
}
