package dev.millet.api.signin;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs people in for whom a provider vouches. Whoever calls has checked what the provider says. No
 * method may be called inside a transaction. Thread-safe.
 */
@ProviderType
public interface ExternalSignIn {

  /**
   * Returns what addresses of this site begin with, such as {@code https://ideas.example.com}: as
   * the administrators set it, else as the request asked for it.
   */
  String site(Request request);

  /**
   * Signs in the member to whom an identity is linked. Without such a member an account is created,
   * or the newcomer is asked to agree to the company's texts first.
   *
   * <p>A mail address that the provider verified is the new account's confirmed one. Where a member
   * has that address already, nobody is signed in: the reply asks to sign in to that account, and
   * to link the two there.
   *
   * @param to a path of this site that follows
   * @return the redirect with the session's cookie, or a page that says what is in the way
   */
  Reply signInOrSignUp(Request request, ExternalIdentity identity, String to);

  /** Signs in the member to whom an identity is linked, and makes no account for anybody else. */
  Reply signIn(Request request, ExternalIdentity identity, String to);

  /**
   * Notes that the member who is signed in proved who they are just now.
   *
   * @return the redirect
   * @throws ProblemException 403 {@code members.other-identity} where it is not linked to the
   *     caller, {@code members.no-proof} where the provider does not say that it asked the person
   *     just now
   */
  Reply confirm(Request request, ExternalIdentity identity, String to);

  /**
   * Links an identity to a member, who then signs in with it.
   *
   * @throws ProblemException 409 {@code members.identity-taken} where it is somebody else's, {@code
   *     members.too-many-identities} where the member has 20
   */
  void link(Member member, ExternalIdentity identity);

  /** Returns the identities that are linked to a member, the oldest first. */
  List<LinkedIdentity> linked(long member);

  /**
   * Removes a link.
   *
   * @throws ProblemException 404 where the member has no such link, 409 {@code members.last-way-in}
   *     where the member could not sign in any more
   */
  void unlink(Member member, String authority, String subject);
}
