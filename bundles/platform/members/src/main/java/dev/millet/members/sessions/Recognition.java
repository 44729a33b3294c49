package dev.millet.members.sessions;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.directory.Directory;
import dev.millet.members.tokens.PersonalToken;
import dev.millet.members.tokens.Tokens;
import dev.millet.members.twofactor.TwoFactorRequirement;
import dev.millet.platform.api.members.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Recognises callers by session, personal token and operator token. */
@Component
public final class Recognition implements Authentication {

  private static final Identity OPERATOR = Identity.ofOperator();

  /** The beginnings of what leads to two-factor authentication, or out. */
  private static final List<String> OPEN_FOR_SET_UP =
      List.of(
          "/members/settings/two-factor",
          "/members/confirm",
          "/members/sign-",
          "/preferences",
          "/api/v1/members/me/two-factor");

  private final Sessions sessions;
  private final Tokens tokens;
  private final Directory directory;
  private final OperatorToken operator;
  private final RecentProof proof;
  private final TwoFactorRequirement twoFactor;

  @Activate
  public Recognition(
      @Reference Sessions sessions,
      @Reference Tokens tokens,
      @Reference Directory directory,
      @Reference OperatorToken operator,
      @Reference RecentProof proof,
      @Reference TwoFactorRequirement twoFactor) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.directory = directory;
    this.operator = operator;
    this.proof = proof;
    this.twoFactor = twoFactor;
  }

  @Override
  public Duration proofLasts() {
    return proof.lasts();
  }

  @Override
  public boolean owesTwoFactor(Identity caller, String path) {
    return caller.signedIn().filter(twoFactor::isOwedBy).isPresent()
        && OPEN_FOR_SET_UP.stream().noneMatch(path::startsWith);
  }

  @Override
  public Identity bySession(String cookieValue) {
    Optional<Session> session = sessions.find(cookieValue);
    if (session.isEmpty()) {
      return Identity.VISITOR;
    }
    Session found = session.get();
    Optional<Member> member = directory.byId(found.memberId());
    return member.isEmpty()
        ? Identity.VISITOR
        : Identity.ofSession(member.get(), found.key(), found.csrf())
            .withProvenAt(proof.plausible(found.provenAt()));
  }

  @Override
  public Identity byToken(String token) {
    if (operator.is(token)) {
      return OPERATOR;
    }
    Optional<PersonalToken> found = tokens.find(token);
    if (found.isEmpty()) {
      return Identity.VISITOR;
    }
    PersonalToken personal = found.get();
    Optional<Member> member = directory.byId(personal.memberId());
    return member.isEmpty()
        ? Identity.VISITOR
        : Identity.ofToken(member.get(), personal.scopes(), personal.key())
            .withProvenAt(proof.plausible(personal.provenAt()));
  }
}
