package dev.millet.builds.problems;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.guard.Guard;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.page.BuildSlots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** "I have this too": members say that they have a known problem of a build, and take it back. */
public final class KnownProblems {

  private static final Permission SAY = Permission.toWrite("builds.problems", Role.MEMBER);
  private static final String OF_BUILD = "/api/v1/builds/{id}/problems";
  private static final String ONE = "/api/v1/builds/{id}/entries/{entry}/affected";
  private static final String PAGE = "/builds/-/problems/{entry}";
  private static final int ORDER = 50;

  private final Database database;
  private final Guard guard;
  private final Builds builds;
  private final BuildReader reader;
  private final Pages pages;
  private final AffectedStore store;

  /**
   * A known problem.
   *
   * @param affected how many members have it, too
   * @param mine whether the caller is one of them
   */
  record ProblemAnswer(long entry, String title, long affected, boolean mine) {}

  /**
   * A known problem beside its entry.
   *
   * @param path where the form goes; null for a reader who is not signed in
   */
  public record Model(String title, long affected, boolean mine, String path) {}

  /** Makes the part. */
  public KnownProblems(
      Database database, Guard guard, Builds builds, BuildReader reader, Pages pages) {
    this.database = database;
    this.guard = guard;
    this.builds = builds;
    this.reader = reader;
    this.pages = pages;
    this.store = new AffectedStore(database);
  }

  /** Returns what it contributes. */
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            OF_BUILD,
            Permission.PUBLIC,
            RouteDocument.of("Counts the members who have a known problem of a build, too")
                .listingAll(ProblemAnswer.class)
                .problems("not-found"),
            this::list),
        Route.put(
            ONE,
            SAY,
            RouteDocument.of("Says that the caller has a known problem, too")
                .describing("Said again, it changes nothing. The build was released.")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            request -> apiReply(request, true)),
        Route.delete(
            ONE,
            SAY,
            RouteDocument.of("Takes back that the caller has a known problem")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            request -> apiReply(request, false)),
        Route.post(PAGE, SAY, "Say that one has a problem, too", request -> page(request, true)),
        Route.post(PAGE + "/remove", SAY, "Take back that one has a problem", r -> page(r, false)),
        new Fragment(BuildSlots.ENTRY, ORDER, this::beside),
        MemberData.inParts(
            "builds.problems",
            member -> database.read(handle -> store.ofMembers().of(handle, member)),
            member -> database.write(handle -> store.ofMembers().erase(handle, member))));
  }

  private Reply list(Request request) {
    List<Entry> known =
        reader.require(request.identity(), request.id("id")).of(EntryKind.KNOWN).stream()
            .map(BuildDetails.Item::entry)
            .toList();
    List<Long> ids = known.stream().map(Entry::id).toList();
    Map<Long, Long> counts = database.read(handle -> store.counts(handle, ids));
    Set<Long> own = own(request.identity(), ids);
    return Reply.list(
        Slice.of(
            known.stream()
                .map(
                    each ->
                        new ProblemAnswer(
                            each.id(),
                            each.title(),
                            counts.getOrDefault(each.id(), 0L),
                            own.contains(each.id())))
                .toList()));
  }

  private Set<Long> own(Identity caller, List<Long> entries) {
    return caller
        .signedIn()
        .map(member -> database.read(handle -> store.of(handle, member.id(), entries)))
        .orElse(Set.of());
  }

  private Reply apiReply(Request request, boolean has) {
    Entry entry = problem(request.identity(), request.id("entry"));
    if (entry.buildId() != request.id("id")) {
      throw EntryWrites.unknown(entry.id());
    }
    say(entry, request.member(), has);
    return Reply.noContent();
  }

  private Reply page(Request request, boolean has) {
    say(problem(request.identity(), request.id("entry")), request.member(), has);
    String to = SitePath.orHome(request.form().value("to"));
    return pages.withNotice(Reply.seeOther(to), has ? "problem.noted" : "problem.removed");
  }

  /** Returns a known problem of a build that was released, where the reader may see it. */
  private Entry problem(Identity caller, long id) {
    Entry entry =
        database
            .read(handle -> builds.entries().find(handle, id))
            .filter(each -> each.kind() == EntryKind.KNOWN)
            .orElseThrow(() -> EntryWrites.unknown(id));
    if (!reader.require(caller, entry.buildId()).build().wasReleased()) {
      throw Problem.notFound("There is no entry " + id + ".").toException();
    }
    return entry;
  }

  private void say(Entry entry, Member member, boolean has) {
    database.write(
        handle -> {
          guard.memberActive(member.id());
          if (!has) {
            store.remove(handle, entry.id(), member.id());
            return null;
          }
          builds
              .entries()
              .lock(handle, entry.id())
              .orElseThrow(() -> EntryWrites.unknown(entry.id()));
          store.add(handle, new AffectedStore.Affected(entry.id(), member.id(), database.now()));
          return null;
        });
  }

  /** Shows beside known problems how many have them, with the button. */
  private List<Html> beside(Request request, List<Subject> entries) {
    List<Long> ids = entries.stream().map(each -> Long.parseLong(each.id())).toList();
    Map<Long, Entry> known = new HashMap<>();
    database
        .read(handle -> builds.entries().find(handle, ids.get(0)))
        .map(first -> reader.require(request.identity(), first.buildId()))
        .filter(details -> details.build().wasReleased())
        .ifPresent(
            details ->
                details
                    .of(EntryKind.KNOWN)
                    .forEach(each -> known.put(each.entry().id(), each.entry())));
    if (known.isEmpty()) {
      return entries.stream().map(each -> Html.EMPTY).toList();
    }
    Map<Long, Long> counts = database.read(handle -> store.counts(handle, known.keySet()));
    Set<Long> own = own(request.identity(), List.copyOf(known.keySet()));
    boolean signedIn = request.identity().signedIn().isPresent();
    return ids.stream()
        .map(
            id -> {
              Entry entry = known.get(id);
              if (entry == null) {
                return Html.EMPTY;
              }
              String path = "/builds/-/problems/" + id + (own.contains(id) ? "/remove" : "");
              return pages.fragment(
                  request,
                  "affected.jte",
                  new Model(
                      entry.title(),
                      counts.getOrDefault(id, 0L),
                      own.contains(id),
                      signedIn ? path : null));
            })
        .toList();
  }
}
