package dev.millet.sso;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.api.signin.LinkedIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers who was let in, and links whoever is not taken. */
public final class FakeExternal implements ExternalSignIn {

  public final List<String> done = new ArrayList<>();
  public final List<LinkedIdentity> linked = new ArrayList<>();

  @Override
  public String site(Request request) {
    return "https://ideas.example.com";
  }

  @Override
  public Reply signInOrSignUp(Request request, ExternalIdentity identity, String to) {
    done.add("sign in or up " + identity.subject());
    return Reply.seeOther(to).withCookie("millet_session", "s", null);
  }

  @Override
  public Reply signIn(Request request, ExternalIdentity identity, String to) {
    done.add("sign in " + identity.subject());
    return Reply.seeOther(to);
  }

  @Override
  public Reply confirm(Request request, ExternalIdentity identity, String to) {
    done.add("confirm " + identity.subject());
    if (identity.authenticatedAt().isEmpty()) {
      throw Problem.of(403, "members.no-proof", "No proof", "").toException();
    }
    return Reply.seeOther(to);
  }

  @Override
  public void link(Member member, ExternalIdentity identity) {
    if (identity.subject().equals("taken")) {
      throw Problem.of(409, "members.identity-taken", "Taken", "").toException();
    }
    done.add("link " + identity.subject());
    linked.add(
        new LinkedIdentity(
            identity.authority(),
            identity.subject(),
            identity.label(),
            Instant.EPOCH,
            Instant.EPOCH));
  }

  @Override
  public List<LinkedIdentity> linked(long member) {
    return linked;
  }

  @Override
  public void unlink(Member member, String authority, String subject) {
    done.add("unlink " + subject);
    throw Problem.of(409, "members.last-way-in", "Only way", "").toException();
  }
}
