package dev.millet.members;

import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.Moderated;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.directory.Directory;
import dev.millet.members.directory.Roster;
import dev.millet.members.erasure.Erasures;
import dev.millet.members.erasure.FormerSubscriptions;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.OwnRecords;
import dev.millet.members.groups.Groups;
import dev.millet.members.http.AdministrationApi;
import dev.millet.members.http.EmailApi;
import dev.millet.members.http.ErasuresApi;
import dev.millet.members.http.GroupsApi;
import dev.millet.members.http.InvitationsApi;
import dev.millet.members.http.MembersApi;
import dev.millet.members.http.OwnAccountApi;
import dev.millet.members.http.PrivacyApi;
import dev.millet.members.http.SetupApi;
import dev.millet.members.http.TokensApi;
import dev.millet.members.http.TwoFactorApi;
import dev.millet.members.pages.MemberPages;
import dev.millet.members.services.AccountServices;
import dev.millet.members.setup.UnattendedSetup;
import dev.millet.platform.api.journal.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts, sessions, tokens, roles and groups. */
@Component(service = Contributor.class)
public final class MembersModule implements Contributor {

  private final List<Contribution> contributions;

  @Activate
  public MembersModule(
      @Reference AccountServices care,
      @Reference AccountAccess access,
      @Reference Directory directory,
      @Reference Roster roster,
      @Reference DataCopy copy,
      @Reference Erasures erasures,
      @Reference Subscriptions subscriptions,
      @Reference UnattendedSetup unattendedSetup,
      @Reference MemberPages pages) {
    Accounts accounts = care.accounts();
    Groups groups = care.groups();
    Credentials credentials = care.credentials();
    List<Contribution> parts = new ArrayList<>();
    parts.addAll(new MembersApi(accounts, roster, access, care).routes());
    parts.addAll(
        new OwnAccountApi(
                accounts,
                care.handleChange(),
                access.passwordChange(),
                access.emailChange(),
                credentials.sessions())
            .routes());
    parts.addAll(
        new EmailApi(
                accounts,
                access.signUp(),
                access.emailChange().confirmation(),
                access.mailedSignIn())
            .routes());
    parts.add(access.mailedSignIn().subscription());
    parts.add(access.twoFactorMail().subscription());
    parts.addAll(new TwoFactorApi(accounts, access.twoFactor()).routes());
    parts.addAll(new AdministrationApi(accounts, roster, groups, care, access.links()).routes());
    parts.addAll(new InvitationsApi(access.invitations(), directory, access.links()).routes());
    parts.addAll(new GroupsApi(groups, care.groupChange(), directory).routes());
    parts.addAll(
        new PrivacyApi(accounts, care.avatarChange(), care.deletion(), copy, access.signIn())
            .routes());
    var own =
        new OwnRecords(
            accounts,
            credentials,
            groups,
            access.invitations(),
            access.twoFactor(),
            access.external().accounts());
    // the deletion itself removes all of it, in its own transaction
    parts.add(MemberData.of("members", own::of, member -> {}));
    parts.add(Offer.of(Moderated.class, care.avatars().type(), care.avatars()));
    parts.addAll(erasures.contributions());
    parts.add(new FormerSubscriptions(subscriptions, erasures).job());
    parts.addAll(new ErasuresApi(erasures).routes());
    parts.addAll(
        new TokensApi(credentials.tokens(), directory, access.signIn(), access.proof()).routes());
    parts.addAll(new SetupApi(access.firstAdministrator()).routes());
    parts.addAll(pages.contributions());
    contributions = List.copyOf(parts);
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
