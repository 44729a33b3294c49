package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.api.signin.LinkedIdentity;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives modules what lets people in for whom a provider vouches. */
@Component
public final class ExternalSignInService implements ExternalSignIn {

  private final ExternalSignIn external;

  @Activate
  public ExternalSignInService(@Reference MemberPages pages) {
    this.external = pages.external();
  }

  @Override
  public String site(Request request) {
    return external.site(request);
  }

  @Override
  public Reply signInOrSignUp(Request request, ExternalIdentity identity, String to) {
    return external.signInOrSignUp(request, identity, to);
  }

  @Override
  public Reply signIn(Request request, ExternalIdentity identity, String to) {
    return external.signIn(request, identity, to);
  }

  @Override
  public Reply confirm(Request request, ExternalIdentity identity, String to) {
    return external.confirm(request, identity, to);
  }

  @Override
  public void link(Member member, ExternalIdentity identity) {
    external.link(member, identity);
  }

  @Override
  public List<LinkedIdentity> linked(long member) {
    return external.linked(member);
  }

  @Override
  public void unlink(Member member, String authority, String subject) {
    external.unlink(member, authority, subject);
  }
}
