package dev.millet.tests.framework;

import dev.millet.api.database.Database;
import dev.millet.tests.Api;
import java.util.List;

/** What the rules granted to some members, as the module and its tables say. */
final class GrantedPoints {

  private final Api api;
  private final Database database;
  private final List<Long> members;

  GrantedPoints(Api api, Database database, List<String> tokens) {
    this.api = api;
    this.database = database;
    this.members =
        tokens.stream()
            .map(token -> Api.number(api.get("/api/v1/members/me", token).body(), "id"))
            .toList();
  }

  /** The experience of a member; there only while the module is. */
  long of(String token) {
    String account = api.get("/api/v1/points/me", token).body();
    return Api.number(account.substring(account.indexOf("\"experience\"")), "available");
  }

  /** How often something was granted to one of the members. */
  long grants() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(g.position) FROM points_rule_grants g
                    WHERE g.member_id IN (<members>)
                    """)
                .bindList("members", members)
                .mapTo(Long.class)
                .one());
  }

  /** Has the module, which is away, never hear what was told meanwhile. */
  void skipWhatWasMissed() throws InterruptedException {
    new SubscriptionCursor(database, "points.rules").moveToNewest();
  }
}
