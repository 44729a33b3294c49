package dev.millet.sso.http;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.api.signin.LinkedIdentity;
import java.util.List;

/** {@code /api/v1/sso/identities}: the caller's accounts elsewhere, for programs. */
public final class IdentitiesApi {

  /** To see one's own links. */
  public static final Permission OWN = Permission.toRead("sso.own", Role.MEMBER);

  /** To link and unlink: it gives a way into the account, or takes one. */
  public static final Permission LINK =
      Permission.toWrite("sso.link", Role.MEMBER).provenRecently();

  private static final String PATH = "/api/v1/sso/identities";

  private final ExternalSignIn external;

  public IdentitiesApi(ExternalSignIn external) {
    this.external = external;
  }

  /** A link that is to be removed. */
  public record UnlinkRequest(String authority, String subject) {

    static final Rules<UnlinkRequest> RULES =
        Rules.of(UnlinkRequest.class)
            .verbatim("authority", 1, ExternalIdentity.MAX_KEY, "https://login.example.com")
            .verbatim("subject", 1, ExternalIdentity.MAX_KEY, "248289761001");
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            OWN,
            RouteDocument.of("Lists the accounts elsewhere with which the caller signs in")
                .listingAll(LinkedIdentity.class),
            request -> Reply.list(Slice.of(external.linked(request.member().id())))),
        Route.post(
            PATH + "/unlink",
            LINK,
            RouteDocument.of("Unlinks one of them")
                .taking(UnlinkRequest.RULES)
                .giving(204, null)
                .problems("invalid", "not-found", "members.last-way-in"),
            this::unlink));
  }

  private Reply unlink(Request request) {
    UnlinkRequest wanted = request.json(UnlinkRequest.RULES);
    external.unlink(request.member(), wanted.authority(), wanted.subject());
    return Reply.noContent();
  }
}
