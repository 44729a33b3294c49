package dev.millet.members.access;

import dev.millet.members.email.EmailChange;
import dev.millet.members.email.MailedSignIn;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.enrollment.TwoFactorMail;
import dev.millet.members.external.ExternalSignUp;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.sessions.RecentProof;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signin.PasswordChange;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.SignUp;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets people into accounts, for pages and API alike. Thread-safe. */
@Component(service = AccountAccess.class)
public final class AccountAccess {

  private final SignUp signUp;
  private final SignIn signIn;
  private final RecentProof proof;
  private final SignInChanges changes;
  private final MailedSignIn mailedSignIn;
  private final FirstAdministrator firstAdministrator;
  private final Invitations invitations;
  private final ExternalSignUp external;
  private final PublicLinks links;

  @Activate
  public AccountAccess(
      @Reference SignUp signUp,
      @Reference SignIn signIn,
      @Reference RecentProof proof,
      @Reference SignInChanges changes,
      @Reference MailedSignIn mailedSignIn,
      @Reference FirstAdministrator firstAdministrator,
      @Reference Invitations invitations,
      @Reference ExternalSignUp external,
      @Reference PublicLinks links) {
    this.signUp = signUp;
    this.signIn = signIn;
    this.proof = proof;
    this.changes = changes;
    this.mailedSignIn = mailedSignIn;
    this.firstAdministrator = firstAdministrator;
    this.invitations = invitations;
    this.external = external;
    this.links = links;
  }

  public SignUp signUp() {
    return signUp;
  }

  public SignIn signIn() {
    return signIn;
  }

  /** Returns how recently a password has to be given for what is worth more. */
  public RecentProof proof() {
    return proof;
  }

  public PasswordChange passwordChange() {
    return changes.password();
  }

  public EmailChange emailChange() {
    return changes.email();
  }

  /** Returns what turns two-factor authentication on and off. */
  public TwoFactorEnrollment twoFactor() {
    return changes.twoFactor();
  }

  /** Returns what tells members that their account is protected less. */
  public TwoFactorMail twoFactorMail() {
    return changes.twoFactorMail();
  }

  /** Returns what lets people in by mail. */
  public MailedSignIn mailedSignIn() {
    return mailedSignIn;
  }

  /** Returns the links by which people are invited. */
  public Invitations invitations() {
    return invitations;
  }

  /** Returns what lets people in for whom a provider vouches. */
  public ExternalSignUp external() {
    return external;
  }

  /** Returns what makes links that leave the site. */
  public PublicLinks links() {
    return links;
  }

  /** Returns what makes the first administrator by the set-up link. */
  public FirstAdministrator firstAdministrator() {
    return firstAdministrator;
  }
}
