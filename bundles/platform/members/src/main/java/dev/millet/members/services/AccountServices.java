package dev.millet.members.services;

import dev.millet.api.database.Database;
import dev.millet.api.images.Images;
import dev.millet.api.journal.Journal;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.AvatarChange;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.accounts.MemberCache;
import dev.millet.members.accounts.ProfileEdit;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.deletion.AccountDeletion;
import dev.millet.members.groups.GroupChange;
import dev.millet.members.groups.Groups;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.recovery.Recovery;
import dev.millet.members.recovery.ResetLinks;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.suspension.Suspension;
import dev.millet.members.tokens.Tokens;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services that change accounts and groups, for pages and API alike. Thread-safe. */
@Component(service = AccountServices.class)
public final class AccountServices {

  private final ProfileEdit profileEdit;
  private final HandleChange handleChange;
  private final RoleChange roleChange;
  private final Suspension suspension;
  private final Recovery recovery;
  private final GroupChange groupChange;
  private final AvatarChange avatarChange;
  private final AccountDeletion deletion;

  @Activate
  public AccountServices(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Accounts accounts,
      @Reference AccountEdits edits,
      @Reference MemberCache members,
      @Reference KeptHandles kept,
      @Reference Sessions sessions,
      @Reference Tokens tokens,
      @Reference ResetLinks links,
      @Reference Passwords passwords,
      @Reference PasswordRules rules,
      @Reference Groups groups,
      @Reference Images images) {
    this(
        database,
        journal,
        accounts,
        edits,
        members,
        kept,
        sessions,
        tokens,
        links,
        passwords,
        rules,
        groups,
        images,
        Clock.systemUTC());
  }

  public AccountServices(
      Database database,
      Journal journal,
      Accounts accounts,
      AccountEdits edits,
      MemberCache members,
      KeptHandles kept,
      Sessions sessions,
      Tokens tokens,
      ResetLinks links,
      Passwords passwords,
      PasswordRules rules,
      Groups groups,
      Images images,
      Clock clock) {
    profileEdit = new ProfileEdit(database, accounts, members, journal, clock);
    handleChange = new HandleChange(database, accounts, edits, kept, journal, clock);
    roleChange = new RoleChange(database, accounts, members, journal, clock);
    suspension = new Suspension(database, accounts, edits, sessions, tokens, journal, clock);
    recovery =
        new Recovery(
            database,
            accounts,
            edits,
            handleChange,
            links,
            passwords,
            rules,
            sessions,
            tokens,
            journal,
            clock);
    avatarChange = new AvatarChange(database, accounts, edits, images);
    deletion =
        new AccountDeletion(
            database, accounts, edits, kept, sessions, tokens, groups, images, journal, clock);
    groupChange = new GroupChange(database, groups, journal, clock);
  }

  public ProfileEdit profileEdit() {
    return profileEdit;
  }

  public HandleChange handleChange() {
    return handleChange;
  }

  public RoleChange roleChange() {
    return roleChange;
  }

  public Suspension suspension() {
    return suspension;
  }

  public Recovery recovery() {
    return recovery;
  }

  public GroupChange groupChange() {
    return groupChange;
  }

  public AvatarChange avatarChange() {
    return avatarChange;
  }

  public AccountDeletion deletion() {
    return deletion;
  }
}
