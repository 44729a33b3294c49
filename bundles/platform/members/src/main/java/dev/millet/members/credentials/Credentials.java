package dev.millet.members.credentials;

import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.tokens.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The passwords, sessions, tokens and links by which somebody gets into an account. */
@Component(service = Credentials.class)
public final class Credentials {

  private final Passwords passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final Tokens tokens;
  private final ResetLinks links;

  @Activate
  public Credentials(
      @Reference Passwords passwords,
      @Reference PasswordRules rules,
      @Reference Sessions sessions,
      @Reference Tokens tokens,
      @Reference ResetLinks links) {
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.tokens = tokens;
    this.links = links;
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

  /**
   * Ends all sessions, tokens and links of a member: whoever had them does not get in any more.
   * Joins the caller's transaction.
   */
  public void revokeAll(long member) {
    sessions.closeOthers(member, null);
    tokens.revokeAll(member);
    links.voidAll(member);
  }
}
