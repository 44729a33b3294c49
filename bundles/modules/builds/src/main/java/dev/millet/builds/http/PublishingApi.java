package dev.millet.builds.http;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Drafts;
import dev.millet.builds.build.Publishing;
import java.time.Instant;
import java.util.List;

/** The steps that bring a build from state to state, for programs. */
public final class PublishingApi {

  private static final String ONE = BuildsApi.ONE;
  private static final int MAX_REASON = 500;

  private final BuildReader reader;
  private final Drafts drafts;
  private final Publishing publishing;

  /** Why a build is paused or withdrawn; empty where nobody says. */
  public record Reason(String reason) {

    /** The rules of what may be typed. */
    public static final Rules<Reason> RULES =
        Rules.of(Reason.class).line("reason", 0, MAX_REASON, "Photos were saved without a place.");

    /** Returns the reason; null where it is empty. */
    public String orNull() {
      return reason.isEmpty() ? null : reason;
    }
  }

  /** When a build is to be released. */
  public record Schedule(Instant at) {

    /** The rules of what may be typed. */
    public static final Rules<Schedule> RULES =
        Rules.of(Schedule.class)
            .optionalTime("at", Instant.parse("2026-11-27T16:00:00Z"))
            .require("at", wanted -> wanted.at() != null, "missing", "say when");
  }

  /** Makes the routes. */
  public PublishingApi(BuildReader reader, Drafts drafts, Publishing publishing) {
    this.reader = reader;
    this.drafts = drafts;
    this.publishing = publishing;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        step("approve", "Approves a draft", this::approve, "builds.own-approval"),
        step("unschedule", "Makes a scheduled build a draft again", this::unschedule),
        step(
            "release",
            "Releases a build",
            this::release,
            "builds.not-approved",
            "builds.version-backwards"),
        step("resume", "Offers a paused build again", this::resume),
        Route.post(
            ONE + "/promote",
            BuildsApi.PUBLISH,
            RouteDocument.of("Drafts the same build for the next channel")
                .giving(201, BuildAnswer.class)
                .problems(
                    "not-found",
                    "builds.wrong-state",
                    "builds.last-channel",
                    "builds.version-taken",
                    "builds.version-backwards"),
            this::promote),
        reasoned("pause", "Stops offering a build for the moment", this::pause),
        reasoned("withdraw", "Takes a released build back, for good", this::withdraw),
        Route.post(
            ONE + "/schedule",
            BuildsApi.PUBLISH,
            RouteDocument.of("Fixes the moment at which a build is released")
                .taking(Schedule.RULES)
                .giving(200, BuildAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "builds.wrong-state",
                    "builds.not-approved",
                    "builds.version-backwards"),
            this::schedule));
  }

  private static Route step(String path, String summary, Handler handler, String... more) {
    String[] problems = new String[more.length + 2];
    problems[0] = "not-found";
    problems[1] = "builds.wrong-state";
    System.arraycopy(more, 0, problems, 2, more.length);
    return Route.post(
        ONE + "/" + path,
        BuildsApi.PUBLISH,
        RouteDocument.of(summary).giving(200, BuildAnswer.class).problems(problems),
        handler);
  }

  private static Route reasoned(String path, String summary, Handler handler) {
    return Route.post(
        ONE + "/" + path,
        BuildsApi.PUBLISH,
        RouteDocument.of(summary)
            .taking(Reason.RULES)
            .giving(200, BuildAnswer.class)
            .problems("not-found", "invalid", "builds.wrong-state"),
        handler);
  }

  private Reply promote(Request request) {
    Build made = drafts.promote(request.id("id"), by(request), read -> {});
    return BuildsApi.reply(reader, request, made.id())
        .withStatus(201)
        .withHeader("Location", BuildsApi.ALL + "/" + made.id());
  }

  private Reply approve(Request request) {
    publishing.approve(request.id("id"), by(request), read -> {});
    return reply(request);
  }

  private Reply schedule(Request request) {
    Schedule wanted = request.json(Schedule.RULES);
    publishing.schedule(request.id("id"), by(request), read -> {}, wanted.at());
    return reply(request);
  }

  private Reply unschedule(Request request) {
    publishing.unschedule(request.id("id"), by(request), read -> {});
    return reply(request);
  }

  private Reply release(Request request) {
    publishing.release(request.id("id"), by(request), read -> {});
    return reply(request);
  }

  private Reply pause(Request request) {
    Reason reason = request.json(Reason.RULES);
    publishing.pause(request.id("id"), by(request), read -> {}, reason.orNull());
    return reply(request);
  }

  private Reply resume(Request request) {
    publishing.resume(request.id("id"), by(request), read -> {});
    return reply(request);
  }

  private Reply withdraw(Request request) {
    Reason reason = request.json(Reason.RULES);
    if (reason.orNull() == null) {
      throw Problem.invalid("reason", "missing", "say why it is withdrawn").toException();
    }
    publishing.withdraw(request.id("id"), by(request), read -> {}, reason.reason());
    return reply(request);
  }

  private static Member by(Request request) {
    return request.identity().member();
  }

  private Reply reply(Request request) {
    return BuildsApi.reply(reader, request, request.id("id"));
  }
}
