package dev.millet.members.access;

import dev.millet.members.email.EmailChange;
import dev.millet.members.email.MailedSignIn;
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
  private final RecentProof proof;
  private final PasswordChange passwordChange;
  private final EmailChange emailChange;
  private final MailedSignIn mailedSignIn;
  private final FirstAdministrator firstAdministrator;
  private final Invitations invitations;
  private final ExternalSignUp external;
  private final PublicLinks links;

  @Activate
  public AccountAccess(
      @Reference SignUp signUp,
      @Reference RecentProof proof,
      @Reference PasswordChange passwordChange,
      @Reference EmailChange emailChange,
      @Reference MailedSignIn mailedSignIn,
      @Reference FirstAdministrator firstAdministrator,
      @Reference Invitations invitations,
      @Reference ExternalSignUp external,
      @Reference PublicLinks links) {
    this.signUp = signUp;
    this.proof = proof;
    this.passwordChange = passwordChange;
    this.emailChange = emailChange;
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
    return passwordChange.signIn();
  }

  /** Returns how recently a password has to be given for what is worth more. */
  public RecentProof proof() {
    return proof;
  }

  public PasswordChange passwordChange() {
    return passwordChange;
  }

  public EmailChange emailChange() {
    return emailChange;
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
