package dev.millet.members.credentials;

import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.tokens.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The passwords, sessions, tokens, links and codes by which somebody gets into an account. */
@Component(service = Credentials.class)
public final class Credentials {

  private final Passwords passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final Tokens tokens;
  private final ResetLinks links;
  private final EmailLinks emailLinks;
  private final SignInCodes codes;
  private final PendingSignIns pending;

  @Activate
  public Credentials(
      @Reference Passwords passwords,
      @Reference PasswordRules rules,
      @Reference Sessions sessions,
      @Reference Tokens tokens,
      @Reference ResetLinks links,
      @Reference EmailLinks emailLinks,
      @Reference SignInCodes codes,
      @Reference PendingSignIns pending) {
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.tokens = tokens;
    this.links = links;
    this.emailLinks = emailLinks;
    this.codes = codes;
    this.pending = pending;
  }

  public Passwords passwords() {
    return passwords;
  }

  /** Returns the rules of what may be a password. */
  public PasswordRules rules() {
    return rules;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Tokens tokens() {
    return tokens;
  }

  /** Returns the links by which somebody sets a new password. */
  public ResetLinks links() {
    return links;
  }

  /** Returns the links that prove who reads an address. */
  public EmailLinks emailLinks() {
    return emailLinks;
  }

  /** Returns the mailed codes by which somebody signs in. */
  public SignInCodes codes() {
    return codes;
  }

  /** Returns the sign-ins that wait for the code of the second step. */
  public PendingSignIns pending() {
    return pending;
  }

  /**
   * Voids what was mailed or handed to somebody to get in, half-way sign-ins, and a change of the
   * address that waits. Joins the caller's transaction.
   */
  public void voidMailed(long member) {
    emailLinks.voidPending(member);
    links.voidAll(member);
    codes.voidAll(member);
    pending.voidAll(member);
  }

  /**
   * Ends all sessions, tokens and links of a member: whoever had them does not get in any more.
   * Joins the caller's transaction.
   */
  public void revokeAll(long member) {
    sessions.closeOthers(member, null);
    tokens.revokeAll(member);
    voidMailed(member);
  }
}
