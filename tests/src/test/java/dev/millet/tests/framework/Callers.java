package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.api.members.Role;
import dev.millet.tests.Api;
import dev.millet.tests.framework.Caller.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes everybody whom the platform knows: by role, scopes, and when they gave their password. */
final class Callers {

  private static final Set<String> ALL_SCOPES = Set.of("read", "write", "admin");

  private final Api api;
  private final String operator;
  private final Database database;

  Callers(Api api, String operator, Database database) {
    this.api = api;
    this.operator = operator;
    this.database = database;
  }

  /** One of every kind. */
  List<Caller> everybody() {
    List<Caller> all = new ArrayList<>(administrators());
    all.addAll(others());
    return all;
  }

  /** Administrators who may do everything, by when they gave their password. */
  List<Caller> administrators() {
    return List.of(
        caller("an administrator who gave no password", Role.ADMIN, ALL_SCOPES),
        caller("an administrator whose proof is old", Role.ADMIN, ALL_SCOPES, Proof.OLD),
        caller("an administrator", Role.ADMIN, ALL_SCOPES, Proof.RECENT));
  }

  private List<Caller> others() {
    return List.of(
        Caller.VISITOR,
        caller("a member", Role.MEMBER, Set.of("read", "write")),
        caller("a member's token to read", Role.MEMBER, Set.of("read")),
        caller("staff", Role.STAFF, Set.of("read", "write")),
        caller("a moderator", Role.MODERATOR, Set.of("read", "write")),
        caller(
            "an administrator's token without the scope",
            Role.ADMIN,
            Set.of("read", "write"),
            Proof.RECENT),
        caller("a moderator's with a proof", Role.MODERATOR, Set.of("read", "write"), Proof.RECENT),
        new Caller("the operator", operator, Role.ADMIN, ALL_SCOPES, Proof.RECENT));
  }

  /** The like of somebody whose account is gone. */
  Caller again(Caller gone) {
    return caller(gone.name(), gone.role(), gone.scopes(), gone.proof());
  }

  /** Somebody new, with a token that was made without the password. */
  Caller caller(String name, Role role, Set<String> scopes) {
    return caller(name, role, scopes, Proof.NONE);
  }

  private Caller caller(String name, Role role, Set<String> scopes, Proof proof) {
    String handle = "walker" + Long.toString(System.nanoTime(), 36);
    api.member(handle, operator);
    if (role != Role.MEMBER) {
      String found = api.get("/api/v1/members?handle=" + handle, operator).body();
      String roles = "{\"roles\":[\"" + role.name().toLowerCase() + "\"]}";
      String path = "/api/v1/members/" + Api.number(found, "id") + "/roles";
      assertEquals(200, api.send("PUT", path, operator, roles).statusCode());
    }
    String list = "\"" + String.join("\",\"", scopes) + "\"";
    String wanted = "{\"name\":\"walk\",\"scopes\":[" + list + "],\"handle\":\"" + handle + "\"";
    String made =
        proof == Proof.NONE
            ? api.post("/api/v1/tokens", operator, wanted + "}").body()
            : api.post("/api/v1/tokens", null, wanted + ",\"password\":\"" + Api.PASSWORD + "\"}")
                .body();
    if (proof == Proof.OLD) {
      makeOld(Api.number(made, "id"));
    }
    return new Caller(name, Api.text(made, "token"), role, new HashSet<>(scopes), proof);
  }

  /** Lets an hour pass for a token that was not used yet. */
  private void makeOld(long token) {
    Instant before = Instant.now().minus(Duration.ofHours(1));
    database.write(
        handle ->
            handle.execute("UPDATE members_tokens SET proven_at = ? WHERE id = ?", before, token));
  }
}
