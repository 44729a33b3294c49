package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.members.erasure.ErasureState;
import dev.millet.members.erasure.Erasures;
import java.util.List;

/** Tells administrators how far the erasure of deleted accounts is. */
public final class ErasuresApi {

  private static final Permission ADMINISTER = Permission.toAdminister("members.erasures");

  private final Erasures erasures;

  record ErasureList(List<ErasureState> items) {}

  public ErasuresApi(Erasures erasures) {
    this.erasures = erasures;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/members/erasures",
            ADMINISTER,
            RouteDocument.of("Tells what is yet to be erased of deleted accounts")
                .describing(
                    "A section for each part of what modules keep about members, also where its"
                        + " module is away: what it has to erase is kept until it is back. An"
                        + " erasure that fails is tried again after at most five minutes.")
                .giving(200, ErasureList.class),
            request -> Reply.json(new ErasureList(erasures.states()))));
  }
}
