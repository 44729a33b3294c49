package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.enrollment.AuthenticatorKey;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.EnableTwoFactorRequest;
import dev.millet.members.twofactor.TwoFactors;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/members/.../two-factor}. */
public final class TwoFactorApi {

  private static final String OWN = "/api/v1/members/me/two-factor";
  private static final String ONE = "/api/v1/members/{id}/two-factor";

  private final Accounts accounts;
  private final TwoFactorEnrollment enrollment;

  /**
   * How the caller's account is protected.
   *
   * @param enabledAt left out where two-factor authentication is off
   * @param required whether the site asks the caller's role to use it
   * @param recoveryCodes how many are left
   */
  record TwoFactorAnswer(boolean enabled, Instant enabledAt, boolean required, int recoveryCodes) {}

  /**
   * An authenticator that is to be set up.
   *
   * @param secret in Base32
   * @param uri what the QR code says
   */
  record KeyAnswer(String secret, String uri) {

    /** Never shows the secret. */
    @Override
    public String toString() {
      return "KeyAnswer[]";
    }
  }

  /** The recovery codes, which are shown this once. */
  record CodesAnswer(List<String> recoveryCodes) {

    /** Never shows the codes. */
    @Override
    public String toString() {
      return "CodesAnswer[]";
    }
  }

  public TwoFactorApi(Accounts accounts, TwoFactorEnrollment enrollment) {
    this.accounts = accounts;
    this.enrollment = enrollment;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            OWN,
            MembersPermissions.READ_SELF,
            RouteDocument.of("Shows whether the caller uses two-factor authentication")
                .giving(200, TwoFactorAnswer.class),
            this::show),
        Route.post(
                OWN,
                MembersPermissions.CHANGE_TWO_FACTOR,
                RouteDocument.of("Prepares an authenticator for the caller")
                    .describing(
                        "It counts once a code of it was sent to …/enable; one in use stays in use"
                            + " until then. Codes follow RFC 6238: SHA-1, 6 digits, 30 seconds.")
                    .giving(201, KeyAnswer.class),
                this::prepare)
            .withSecrets(),
        Route.post(
                OWN + "/enable",
                MembersPermissions.CHANGE_TWO_FACTOR,
                RouteDocument.of("Puts the authenticator that was prepared into use")
                    .describing(
                        "Gives ten recovery codes, this once. The first time, all sessions of the"
                            + " caller end, and so do other tokens that were made while"
                            + " two-factor authentication was required and not set up; tokens"
                            + " that stay open nothing that asks for a recent proof.")
                    .taking(EnableTwoFactorRequest.RULES)
                    .giving(200, CodesAnswer.class)
                    .problems("invalid"),
                this::enable)
            .withSecrets(),
        Route.post(
                OWN + "/recovery-codes",
                MembersPermissions.CHANGE_TWO_FACTOR,
                RouteDocument.of("Makes new recovery codes; those before have no use any more")
                    .giving(200, CodesAnswer.class)
                    .problems(TwoFactorEnrollment.OFF),
                this::renew)
            .withSecrets(),
        Route.delete(
            OWN,
            MembersPermissions.CHANGE_TWO_FACTOR,
            RouteDocument.of("Turns two-factor authentication of the caller off")
                .giving(204, null)
                .problems(TwoFactorEnrollment.REQUIRED),
            this::turnOff),
        Route.delete(
            ONE,
            MembersPermissions.RESET_TWO_FACTOR,
            RouteDocument.of("Turns two-factor authentication of a member off")
                .describing(
                    "For somebody who lost phone and recovery codes: make sure that it is them. The"
                        + " member is told by mail; where their role requires it, they set it up"
                        + " again at the next visit.")
                .giving(204, null)
                .problems("not-found"),
            this::reset));
  }

  private Reply show(Request request) {
    Member member = request.member();
    TwoFactors.State state = enrollment.state(member.id());
    return Reply.json(
        new TwoFactorAnswer(
            state.isOn(),
            state.enabledAt(),
            enrollment.isRequiredOf(member),
            state.recoveryCodes()));
  }

  private Reply prepare(Request request) {
    AuthenticatorKey key = enrollment.prepare(request.member());
    return Reply.created(OWN, new KeyAnswer(key.secret(), key.uri()));
  }

  private Reply enable(Request request) {
    EnableTwoFactorRequest typed = request.json(EnableTwoFactorRequest.RULES);
    return Reply.json(
        new CodesAnswer(
            enrollment.enable(request.member(), typed.code(), request.identity().sessionId())));
  }

  private Reply renew(Request request) {
    return Reply.json(new CodesAnswer(enrollment.renewCodes(request.member())));
  }

  private Reply turnOff(Request request) {
    enrollment.turnOff(request.member());
    return Reply.noContent();
  }

  private Reply reset(Request request) {
    long id = request.id("id");
    if (accounts.byId(id).isEmpty()) {
      throw Problem.notFound("There is no such member").toException();
    }
    enrollment.reset(id, request.identity().member());
    return Reply.noContent();
  }
}
