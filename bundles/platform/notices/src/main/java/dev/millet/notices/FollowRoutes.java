package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** To follow a subject and to stop: on its page and through the API. */
final class FollowRoutes {

  private static final String API = "/api/v1/notices/follows/{type}/{id}";
  private static final int ORDER = 100;

  private final Database database;
  private final Notices notices;
  private final FollowStore follows;
  private final Supplier<List<SubjectCatalog>> catalogs;
  private final Pages pages;

  /**
   * Says whether the caller follows a subject.
   *
   * @param reason why; null where they do not
   */
  record FollowAnswer(boolean following, String reason) {}

  FollowRoutes(
      Database database, Notices notices, Supplier<List<SubjectCatalog>> catalogs, Pages pages) {
    this.database = database;
    this.notices = notices;
    this.follows = new FollowStore(database);
    this.catalogs = catalogs;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.FOLLOW, ORDER, NoticesApi.READ, this::render),
        Route.post(
            "/notices/follows/{type}/{id}",
            NoticesApi.WRITE,
            "Follows a subject, or no longer",
            this::submit),
        Route.get(
            API,
            NoticesApi.READ,
            RouteDocument.of("Says whether the caller follows a subject")
                .giving(200, FollowAnswer.class)
                .problems("not-found"),
            request -> Reply.json(answer(request))),
        Route.put(
            API,
            NoticesApi.WRITE,
            RouteDocument.of("Follows a subject")
                .giving(200, FollowAnswer.class)
                .problems("not-found", "members.not-active"),
            request -> {
              choose(request, true);
              return Reply.json(answer(request));
            }),
        Route.delete(
            API,
            NoticesApi.WRITE,
            RouteDocument.of("Stops to follow a subject")
                .describing(
                    "The caller gets no more notices about it, also where they comment on it or"
                        + " are assigned to it later. Who is mentioned is told.")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            request -> {
              choose(request, false);
              return Reply.noContent();
            }));
  }

  private List<Html> render(Request request, List<Subject> subjects) {
    Optional<dev.millet.api.members.Member> member = request.identity().signedIn();
    if (member.isEmpty()) {
      return Collections.nCopies(subjects.size(), Html.EMPTY);
    }
    long id = member.get().id();
    Map<Subject, Follow> known = database.read(handle -> follows.of(handle, id, subjects));
    List<Html> parts = new ArrayList<>();
    for (Subject subject : subjects) {
      boolean following =
          Optional.ofNullable(known.get(subject)).filter(Follow::isFollowing).isPresent();
      parts.add(pages.fragment(request, "follow.jte", new FollowModel(subject, following)));
    }
    return parts;
  }

  private Reply submit(Request request) {
    boolean follow = "true".equals(request.form().value("follow"));
    choose(request, follow);
    String back = SitePath.orHome(request.form().value("back"));
    return pages.withNotice(Reply.seeOther(back), follow ? "followed" : "unfollowed");
  }

  private void choose(Request request, boolean follow) {
    Subject subject = subject(request);
    long member = request.member().id();
    requireThere(request.identity(), subject, follow);
    database.write(
        handle -> {
          if (follow) {
            notices.follow(member, subject, FollowReason.CHOSEN);
          } else {
            notices.unfollow(member, subject);
          }
          return null;
        });
  }

  /** Lets a reader follow only what they may see, and leave also what is gone. */
  private void requireThere(Identity reader, Subject subject, boolean follow) {
    boolean known =
        Descriptions.of(catalogs, reader, List.of(subject), List.of()).find(subject).isPresent();
    boolean left =
        !follow
            && database
                .read(handle -> follows.find(handle, reader.member().id(), subject))
                .isPresent();
    if (!known && !left) {
      throw unknown(subject);
    }
  }

  private FollowAnswer answer(Request request) {
    Subject subject = subject(request);
    long member = request.member().id();
    if (Descriptions.of(catalogs, request.identity(), List.of(subject), List.of())
        .find(subject)
        .isEmpty()) {
      throw unknown(subject);
    }
    return database
        .read(handle -> follows.find(handle, member, subject))
        .filter(Follow::isFollowing)
        .map(each -> new FollowAnswer(true, each.reason().word()))
        .orElse(new FollowAnswer(false, null));
  }

  private static Subject subject(Request request) {
    String type = request.parameter("type");
    String id = request.parameter("id");
    try {
      return new Subject(type, id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("There is no " + type + "/" + id + ".").toException();
    }
  }

  private static RuntimeException unknown(Subject subject) {
    return Problem.notFound("There is no " + subject + ".").toException();
  }
}
