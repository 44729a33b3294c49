package dev.millet.members.services;

import dev.millet.api.database.Database;
import dev.millet.api.images.Images;
import dev.millet.api.journal.Journal;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.AvatarChange;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.MemberCache;
import dev.millet.members.accounts.ModeratedAvatars;
import dev.millet.members.accounts.ProfileEdit;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.accounts.WithheldAvatars;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.deletion.AccountDeletion;
import dev.millet.members.groups.GroupChange;
import dev.millet.members.groups.Groups;
import dev.millet.members.recovery.Recovery;
import dev.millet.members.suspension.Suspension;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts and groups, and the services that change them, for pages and API. Thread-safe. */
@Component(service = AccountServices.class)
public final class AccountServices {

  private final Accounts accounts;
  private final Credentials credentials;
  private final Groups groups;
  private final ProfileEdit profileEdit;
  private final HandleChange handleChange;
  private final RoleChange roleChange;
  private final Suspension suspension;
  private final Recovery recovery;
  private final GroupChange groupChange;
  private final AvatarChange avatarChange;
  private final AccountDeletion deletion;
  private final ModeratedAvatars avatars;

  @Activate
  public AccountServices(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Accounts accounts,
      @Reference AccountEdits edits,
      @Reference Credentials credentials,
      @Reference Groups groups,
      @Reference Images images,
      @Reference WithheldAvatars withheld) {
    this(
        database,
        journal,
        accounts,
        edits,
        credentials,
        groups,
        images,
        withheld,
        Clock.systemUTC());
  }

  public AccountServices(
      Database database,
      Journal journal,
      Accounts accounts,
      AccountEdits edits,
      Credentials credentials,
      Groups groups,
      Images images,
      WithheldAvatars withheld,
      Clock clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.groups = groups;
    MemberCache members = edits.members();
    profileEdit = new ProfileEdit(database, accounts, members, journal, clock);
    handleChange = new HandleChange(database, accounts, edits, accounts.kept(), journal, clock);
    roleChange = new RoleChange(database, accounts, members, journal, clock);
    suspension =
        new Suspension(
            database,
            accounts,
            edits,
            credentials.sessions(),
            credentials.tokens(),
            journal,
            clock);
    recovery = new Recovery(database, accounts, edits, handleChange, credentials, journal, clock);
    avatarChange = new AvatarChange(database, accounts, edits, images);
    deletion =
        new AccountDeletion(
            database, accounts, edits, credentials, groups, images, withheld, journal, clock);
    avatars = new ModeratedAvatars(database, accounts, edits, withheld, images, clock);
    groupChange = new GroupChange(database, groups, journal, clock);
  }

  public Accounts accounts() {
    return accounts;
  }

  public Credentials credentials() {
    return credentials;
  }

  public Groups groups() {
    return groups;
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

  /** Returns what moderators do with the images of members. */
  public ModeratedAvatars avatars() {
    return avatars;
  }

  public AccountDeletion deletion() {
    return deletion;
  }
}
